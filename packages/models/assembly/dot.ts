/**
 * The sum of x_i y_i in double precision, in four interleaved parts: term i goes to part i mod 4, and the parts are added
 * as (0 + 2) + (1 + 3).
 */
export function dot<T>(x: usize, y: usize, length: usize): f64 {
  const size = sizeof<T>();
  const end = x + length * size;
  const whole = x + (length & ~3) * size;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (; x < whole; x += 4 * size, y += 4 * size) {
    low = f64x2.add(low, f64x2.mul(pair<T>(x), pair<T>(y)));
    high = f64x2.add(high, f64x2.mul(pair<T>(x + 2 * size), pair<T>(y + 2 * size)));
  }
  let part0 = f64x2.extract_lane(low, 0);
  let part1 = f64x2.extract_lane(low, 1);
  let part2 = f64x2.extract_lane(high, 0);
  if (x < end) part0 += (load<T>(x) as f64) * (load<T>(y) as f64);
  if (x + size < end) part1 += (load<T>(x + size) as f64) * (load<T>(y + size) as f64);
  if (x + 2 * size < end) part2 += (load<T>(x + 2 * size) as f64) * (load<T>(y + 2 * size) as f64);
  return part0 + part2 + (part1 + f64x2.extract_lane(high, 1));
}

/** Two numbers as doubles. */
export function pair<T>(x: usize): v128 {
  return sizeof<T>() === 8 ? v128.load(x) : f64x2.promote_low_f32x4(v128.load64_zero(x));
}
