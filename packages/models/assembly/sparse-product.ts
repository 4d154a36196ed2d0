import { addScaled } from './add-scaled';

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
    store<T>(
      out,
      lineProduct<T>(a + (load<u32>(rows) as usize) * line, b + (load<u32>(columns) as usize) * line, line),
    );
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

/** The sum of the products of two lines, two vectors side by side. */
function lineProduct<T extends number>(x: usize, y: usize, bytes: usize): T {
  const end = x + bytes;
  let sum0 = i64x2.splat(0);
  let sum1 = i64x2.splat(0);
  for (; x + 32 <= end; x += 32, y += 32) {
    sum0 = v128.add<T>(sum0, v128.mul<T>(v128.load(x), v128.load(y)));
    sum1 = v128.add<T>(sum1, v128.mul<T>(v128.load(x, 16), v128.load(y, 16)));
  }
  sum0 = v128.add<T>(sum0, sum1);
  let sum: T = (v128.extract_lane<T>(sum0, 0) + v128.extract_lane<T>(sum0, 1)) as T;
  if (sizeof<T>() === 4) sum = (sum + v128.extract_lane<T>(sum0, 2) + v128.extract_lane<T>(sum0, 3)) as T;
  for (; x < end; x += sizeof<T>(), y += sizeof<T>()) sum = (sum + load<T>(x) * load<T>(y)) as T;
  return sum;
}
