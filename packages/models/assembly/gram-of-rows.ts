import { dot } from './dot';

/**
 * out [rows, rows]: the products of the rows of a [rows, columns] with each other, all float64. Two at a time, since a sum
 * alone waits for its own additions.
 */
export function gramOfRows(a: usize, rows: usize, columns: usize, out: usize): void {
  const line = columns * 8;
  for (let i: usize = 0; i < rows; i++) {
    const x = a + i * line;
    const row = out + i * rows * 8;
    let j: usize = 0;
    for (; j < i; j += 2) twoDots(x, a + j * line, line, columns, row + j * 8);
    if (j === i) store<f64>(row + i * 8, dot<f64>(x, x, columns));
    for (j = 0; j < i; j++) store<f64>(out + (j * rows + i) * 8, load<f64>(row + j * 8));
  }
}

/** The products of x with y and with the row `line` bytes behind it, to the bits of {@link dot}. */
function twoDots(x: usize, y: usize, line: usize, length: usize, out: usize): void {
  const end = x + length * 8;
  const whole = x + (length & ~3) * 8;
  let z = y + line;
  let low0 = f64x2.splat(0);
  let high0 = f64x2.splat(0);
  let low1 = f64x2.splat(0);
  let high1 = f64x2.splat(0);
  for (; x < whole; x += 32, y += 32, z += 32) {
    const low = v128.load(x);
    const high = v128.load(x, 16);
    low0 = f64x2.add(low0, f64x2.mul(low, v128.load(y)));
    high0 = f64x2.add(high0, f64x2.mul(high, v128.load(y, 16)));
    low1 = f64x2.add(low1, f64x2.mul(low, v128.load(z)));
    high1 = f64x2.add(high1, f64x2.mul(high, v128.load(z, 16)));
  }
  const left = end - x;
  store<f64>(out, finish(low0, high0, x, y, left));
  store<f64>(out, finish(low1, high1, x, z, left), 8);
}

/** The sum of four parts and of the last terms, `left` bytes of them. */
function finish(low: v128, high: v128, x: usize, y: usize, left: usize): f64 {
  let part0 = f64x2.extract_lane(low, 0);
  let part1 = f64x2.extract_lane(low, 1);
  let part2 = f64x2.extract_lane(high, 0);
  if (left > 0) part0 += load<f64>(x) * load<f64>(y);
  if (left > 8) part1 += load<f64>(x, 8) * load<f64>(y, 8);
  if (left > 16) part2 += load<f64>(x, 16) * load<f64>(y, 16);
  return part0 + part2 + (part1 + f64x2.extract_lane(high, 1));
}
