import { bidiagonalisePlain } from './bidiagonalise-plain.js';
import { room } from './decomposition-kernels.js';
import { type Padded, roundUp } from './padded.js';

/** A = H_0 H_1 ... B ... G_1 G_0 with reflections H on the left, G on the right and B upper bidiagonal. */
export interface Bidiagonal {
  /** B[k, k]. */
  readonly diagonal: Float64Array;
  /** B[k, k + 1]; one number more than there are, the last one zero. */
  readonly above: Float64Array;
  /** Row k: the vector of H_k, padded to a multiple of 4. */
  readonly left: Float64Array;
  /** Row k: the vector of G_k, zero up to k, padded to a multiple of 4. */
  readonly right: Float64Array;
}

/**
 * Golub and Kahan's reduction of an m x n matrix, m >= n, to upper bidiagonal form, by the kernel or by its twin, which
 * agree to the bit.
 */
export function bidiagonalise(A: Padded): Bidiagonal {
  const { columns, paddedRows: rows } = A;
  const stride = roundUp(columns);
  const lengths = [rows * stride, columns * rows, columns * stride, columns, columns, stride, stride];
  const { arrays, kernels } = room(lengths);
  const [data, left, right, diagonal, above] = arrays;
  for (const array of arrays) array.fill(0);
  for (let i = 0; i < A.rows; i++) data.set(A.data.subarray(i * columns, (i + 1) * columns), i * stride);
  if (!kernels) {
    bidiagonalisePlain({ data, rows, columns, stride, left, right, diagonal, above });
    return { diagonal, above, left, right };
  }
  const [a, l, r, d, e, image, next] = arrays.map(({ byteOffset }) => byteOffset);
  const size = Float64Array.BYTES_PER_ELEMENT;
  kernels.bidiagonalise(a, rows, columns, stride * size, rows * size, l, r, d, e, image, next);
  return { diagonal: diagonal.slice(), above: above.slice(), left: left.slice(), right: right.slice() };
}
