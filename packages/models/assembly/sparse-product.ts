import { addScaled } from './add-scaled';
import { dot } from './dot';

/** out_k = the product of row i of a and row j of b, both of `width` numbers, for the pair k = (i, j) of 32-bit indices. */
export function productAt<T extends number>(
  rows: usize,
  columns: usize,
  a: usize,
  b: usize,
  width: usize,
  out: usize,
  count: usize,
): void {
  const line = width * sizeof<T>();
  const end = rows + 4 * count;
  for (; rows < end; rows += 4, columns += 4, out += sizeof<T>()) {
    const x = a + (load<u32>(rows) as usize) * line;
    const y = b + (load<u32>(columns) as usize) * line;
    if (sizeof<T>() === 8) store<f64>(out, dot<f64>(x, y, width));
    else store<f32>(out, dot32(x, y, line));
  }
}

/** Row target[k] of out += s_k times row source[k] of a, for `count` pairs of 32-bit indices and rows of `width` numbers. */
export function addRows<T extends number>(
  source: usize,
  target: usize,
  s: usize,
  a: usize,
  width: usize,
  out: usize,
  count: usize,
): void {
  const line = width * sizeof<T>();
  const end = source + 4 * count;
  for (; source < end; source += 4, target += 4, s += sizeof<T>()) {
    addScaled<T>(load<T>(s), a + (load<u32>(source) as usize) * line, out + (load<u32>(target) as usize) * line, line);
  }
}

/** The sum of the products of two lines of single precision, two vectors side by side. */
function dot32(x: usize, y: usize, bytes: usize): f32 {
  const end = x + bytes;
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  for (; x + 32 <= end; x += 32, y += 32) {
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load(x), v128.load(y)));
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load(x, 16), v128.load(y, 16)));
  }
  sum0 = f32x4.add(sum0, sum1);
  let sum = f32x4.extract_lane(sum0, 0) + f32x4.extract_lane(sum0, 1);
  sum = sum + f32x4.extract_lane(sum0, 2) + f32x4.extract_lane(sum0, 3);
  for (; x < end; x += 4, y += 4) sum += load<f32>(x) * load<f32>(y);
  return sum;
}
