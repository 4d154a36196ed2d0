import { pair } from './dot';

/**
 * Returns the sum of r_k^2 for the residuals r_k = predicted_k - values_k, and writes factor r_k to `gradient`. All is
 * computed in double precision; values are float64. The sum is in four interleaved parts as in dot.ts.
 */
export function squaredResiduals<T extends number>(
  predicted: usize,
  values: usize,
  gradient: usize,
  count: usize,
  factor: f64,
): f64 {
  const size: usize = sizeof<T>();
  const end = predicted + count * size;
  const f = f64x2.splat(factor);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (; predicted + 4 * size <= end; predicted += 4 * size, values += 32, gradient += 4 * size) {
    const r = f64x2.sub(pair<T>(predicted), v128.load(values));
    const s = f64x2.sub(pair<T>(predicted + 2 * size), v128.load(values, 16));
    low = f64x2.add(low, f64x2.mul(r, r));
    high = f64x2.add(high, f64x2.mul(s, s));
    storePair<T>(gradient, f64x2.mul(f, r));
    storePair<T>(gradient + 2 * size, f64x2.mul(f, s));
  }
  let part0 = f64x2.extract_lane(low, 0);
  let part1 = f64x2.extract_lane(low, 1);
  let part2 = f64x2.extract_lane(high, 0);
  if (predicted < end) part0 += squareOne<T>(predicted, values, gradient, factor);
  if (predicted + size < end) part1 += squareOne<T>(predicted + size, values + 8, gradient + size, factor);
  if (predicted + 2 * size < end) part2 += squareOne<T>(predicted + 2 * size, values + 16, gradient + 2 * size, factor);
  return part0 + part2 + (part1 + f64x2.extract_lane(high, 1));
}

function squareOne<T extends number>(predicted: usize, value: usize, gradient: usize, factor: f64): f64 {
  const r = (load<T>(predicted) as f64) - load<f64>(value);
  store<T>(gradient, (factor * r) as T);
  return r * r;
}

function storePair<T>(x: usize, numbers: v128): void {
  if (sizeof<T>() === 8) v128.store(x, numbers);
  else v128.store64_lane(x, f32x4.demote_f64x2_zero(numbers), 0);
}
