import type { MatrixLike } from './as-matrix.js';
import { svd } from './svd.js';

/**
 * Singular values of a real matrix, descending: {@link svd} without vectors.
 *
 * sigma_k = square root of the k-th largest eigenvalue of A^T A
 *
 * @param A - [m, n], a matrix or nested rows.
 * @returns min(m, n) numbers, none negative.
 * @throws What {@link svd} throws.
 * @example
 * ```ts
 * import { singularValues } from '@lowrank/linalg';
 *
 * console.log(singularValues([[0, 2], [1, 0]])); // 2 and 1
 * ```
 */
export function singularValues(A: MatrixLike): Float64Array {
  return svd(A, { vectors: 'none' }).sigma;
}
