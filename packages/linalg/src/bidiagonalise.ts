import { type BidiagonalWork, bidiagonalisePlain } from './bidiagonalise-plain.js';
import { loadDecompositions } from './decomposition-kernels.js';
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

/** With fewer columns, copies and a call cost more than the kernel saves. */
const KERNEL_PAYS_FROM = 8;

/**
 * Golub and Kahan's reduction of an m x n matrix, m >= n, to upper bidiagonal form, by the kernel or by its twin, which
 * agree to the bit.
 */
export function bidiagonalise(A: Padded): Bidiagonal {
  const { columns, paddedRows: rows } = A;
  const stride = roundUp(columns);
  const sizes = [rows * stride, columns * rows, columns * stride, columns, columns, stride, stride];
  const bytes = sizes.map((size) => size * Float64Array.BYTES_PER_ELEMENT);
  const kernels = columns < KERNEL_PAYS_FROM ? undefined : loadDecompositions(bytes);
  const offsets = kernels?.memory.place(bytes) ?? [];
  const [data, left, right, diagonal, above, image, next] = sizes.map((size, k) =>
    kernels ? new Float64Array(kernels.memory.buffer, offsets[k], size).fill(0) : new Float64Array(size),
  );
  for (let i = 0; i < A.rows; i++) data.set(A.data.subarray(i * columns, (i + 1) * columns), i * stride);
  if (!kernels) {
    const work: BidiagonalWork = { data, rows, columns, stride, left, right, diagonal, above };
    bidiagonalisePlain(work);
    return work;
  }
  const [a, l, r, d, e, x, y] = offsets;
  kernels.bidiagonalise(a, rows, columns, stride * 8, rows * 8, l, r, d, e, x, y);
  void [image, next];
  return { diagonal: diagonal.slice(), above: above.slice(), left: left.slice(), right: right.slice() };
}
