/**
 * The sum of x_i^2 in double precision, in four interleaved parts: term i goes to part i mod 4, and the parts are added as
 * (0 + 2) + (1 + 3).
 */
export function sumOfSquares<T>(x: usize, length: usize): f64 {
  const size: usize = sizeof<T>();
  const end = x + length * size;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (; x + 4 * size <= end; x += 4 * size) {
    low = addSquare(low, pair<T>(x));
    high = addSquare(high, pair<T>(x + 2 * size));
  }
  let part0 = f64x2.extract_lane(low, 0);
  let part1 = f64x2.extract_lane(low, 1);
  let part2 = f64x2.extract_lane(high, 0);
  if (x < end) part0 += square(load<T>(x) as f64);
  if (x + size < end) part1 += square(load<T>(x + size) as f64);
  if (x + 2 * size < end) part2 += square(load<T>(x + 2 * size) as f64);
  return part0 + part2 + (part1 + f64x2.extract_lane(high, 1));
}

function addSquare(sum: v128, x: v128): v128 {
  return f64x2.add(sum, f64x2.mul(x, x));
}

function square(x: f64): f64 {
  return x * x;
}

/** Two numbers as doubles. */
function pair<T>(x: usize): v128 {
  return sizeof<T>() === 8 ? v128.load(x) : f64x2.promote_low_f32x4(v128.load64_zero(x));
}
