import { total } from './lanes';

/**
 * x := x H_(count - 1) ... H_1 H_0 for `rows` rows x, a multiple of 4, of `stride` bytes, a multiple of 16. Row k of
 * `vectors`, as long, holds the vector v of H_k = I - v v^T, zero before number k + `below`.
 */
export function reflectRows(x: usize, rows: usize, stride: usize, vectors: usize, count: usize, below: usize): void {
  for (let i: usize = 0; i < rows; i += 4, x += 4 * stride) {
    for (let k = count; k > 0; ) {
      k--;
      const begin = ((k + below) * 8) & ~15;
      reflectFour(x + begin, stride, vectors + k * stride + begin, vectors + (k + 1) * stride);
    }
  }
}

function reflectFour(row0: usize, stride: usize, vector: usize, end: usize): void {
  const row1 = row0 + stride;
  const row2 = row1 + stride;
  const row3 = row2 + stride;
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let sum2 = f64x2.splat(0);
  let sum3 = f64x2.splat(0);
  for (let at = vector, j: usize = 0; at < end; at += 16, j += 16) {
    const v = v128.load(at);
    sum0 = f64x2.add(sum0, f64x2.mul(v128.load(row0 + j), v));
    sum1 = f64x2.add(sum1, f64x2.mul(v128.load(row1 + j), v));
    sum2 = f64x2.add(sum2, f64x2.mul(v128.load(row2 + j), v));
    sum3 = f64x2.add(sum3, f64x2.mul(v128.load(row3 + j), v));
  }
  const dot0 = f64x2.splat(total(sum0));
  const dot1 = f64x2.splat(total(sum1));
  const dot2 = f64x2.splat(total(sum2));
  const dot3 = f64x2.splat(total(sum3));
  for (let at = vector, j: usize = 0; at < end; at += 16, j += 16) {
    const v = v128.load(at);
    v128.store(row0 + j, f64x2.sub(v128.load(row0 + j), f64x2.mul(dot0, v)));
    v128.store(row1 + j, f64x2.sub(v128.load(row1 + j), f64x2.mul(dot1, v)));
    v128.store(row2 + j, f64x2.sub(v128.load(row2 + j), f64x2.mul(dot2, v)));
    v128.store(row3 + j, f64x2.sub(v128.load(row3 + j), f64x2.mul(dot3, v)));
  }
}
