import { room } from './decomposition-kernels.js';
import type { Padded } from './padded.js';

/**
 * X := X H_(count - 1) ... H_1 H_0. Row k of `vectors`, as long as those of X, a multiple of 4, holds the vector v of
 * H_k = I - v v^T, zero before entry k + `below`. Kernel and twin agree to the bit.
 */
export function reflectRows(X: Padded, vectors: Float64Array, count: number, below: number): void {
  const { columns, data, paddedRows } = X;
  const used = vectors.subarray(0, count * columns);
  const { arrays, kernels } = room([data.length, used.length]);
  if (!kernels) {
    reflectRowsPlain(X, vectors, count, below);
    return;
  }
  const [x, v] = arrays;
  x.set(data);
  v.set(used);
  const stride = columns * Float64Array.BYTES_PER_ELEMENT;
  kernels.reflectRows(x.byteOffset, paddedRows, stride, v.byteOffset, count, below);
  data.set(x);
}

/** The twin of assembly/decompositions/reflect-rows.ts. */
export function reflectRowsPlain(X: Padded, vectors: Float64Array, count: number, below: number): void {
  const { columns, data, paddedRows } = X;
  for (let i = 0; i < paddedRows; i += 4) {
    for (let k = count - 1; k >= 0; k--)
      reflectFour(data, i * columns, columns, vectors, k * columns, (k + below) & ~1);
  }
}

function reflectFour(
  data: Float64Array,
  row0: number,
  length: number,
  vectors: Float64Array,
  v: number,
  begin: number,
): void {
  const row1 = row0 + length;
  const row2 = row1 + length;
  const row3 = row2 + length;
  // Sums over even and over odd entries, as the two lanes of a vector have them.
  let [even0, even1, even2, even3] = [0, 0, 0, 0];
  let [odd0, odd1, odd2, odd3] = [0, 0, 0, 0];
  for (let j = begin; j < length; j += 2) {
    const x = vectors[v + j];
    const y = vectors[v + j + 1];
    even0 += data[row0 + j] * x;
    odd0 += data[row0 + j + 1] * y;
    even1 += data[row1 + j] * x;
    odd1 += data[row1 + j + 1] * y;
    even2 += data[row2 + j] * x;
    odd2 += data[row2 + j + 1] * y;
    even3 += data[row3 + j] * x;
    odd3 += data[row3 + j + 1] * y;
  }
  const dot0 = even0 + odd0;
  const dot1 = even1 + odd1;
  const dot2 = even2 + odd2;
  const dot3 = even3 + odd3;
  for (let j = begin; j < length; j++) {
    const x = vectors[v + j];
    data[row0 + j] -= dot0 * x;
    data[row1 + j] -= dot1 * x;
    data[row2 + j] -= dot2 * x;
    data[row3 + j] -= dot3 * x;
  }
}
