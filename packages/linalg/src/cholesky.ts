import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { powerOfTwo, scalingExponent } from './binary.js';
import { ArgumentError } from './errors.js';
import { Matrix } from './matrix.js';
import { symmetrised } from './symmetrised.js';

/**
 * Cholesky factor of a symmetric positive definite matrix, in double precision.
 *
 * A = L L^T with L lower triangular and L[k, k] > 0; L is unique. Rounding may take a matrix that is singular, or within
 * about n 1e-16 of it, for positive definite or not.
 *
 * @param A - [n, n], a matrix or nested rows; symmetric but for rounding, as {@link symmetricEigen} takes it.
 * @returns L, [n, n], with zeros above the diagonal.
 * @throws ShapeError where A is not square; ArgumentError where it is not symmetric, or not positive definite, naming
 * the pivot A[k, k] - sum of L[k, j]^2 that is not positive; NonFiniteError on a NaN or an infinity.
 * @example
 * ```ts
 * import { cholesky } from '@lowrank/linalg';
 *
 * console.log(cholesky([[4, 2], [2, 10]]).toArray()); // [[2, 0], [1, 3]]
 * ```
 * @see G. Golub and C. Van Loan, Matrix Computations, 4th edition (2013), section 4.2.
 */
export function cholesky(A: MatrixLike): Matrix {
  const matrix = asFiniteMatrix('cholesky', A);
  const largest = largestEntry(matrix);
  const half = Math.floor(scalingExponent(largest) / 2);
  const S = symmetrised('cholesky', matrix, largest, powerOfTwo(-2 * half));
  const n = matrix.rows;
  const L = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++) {
      L.data[row + j] = (S.data[row + j] - dot(L.data, row, j * n, j)) / L.data[j * n + j];
    }
    const pivot = S.data[row + i] - dot(L.data, row, row, i);
    if (!(pivot > 0)) {
      const value = pivot * powerOfTwo(half) * powerOfTwo(half);
      throw new ArgumentError(
        `cholesky: expected a positive definite matrix, but pivot ${i}, counted from 0, is ${value}.`,
      );
    }
    L.data[row + i] = Math.sqrt(pivot);
  }
  for (let k = 0; k < L.data.length; k++) L.data[k] *= powerOfTwo(half);
  return L;
}

/** Sum of x[a + k] x[b + k] over k < count. */
function dot(x: Float64Array, a: number, b: number, count: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k < count - 3; k += 4) {
    s0 += x[a + k] * x[b + k];
    s1 += x[a + k + 1] * x[b + k + 1];
    s2 += x[a + k + 2] * x[b + k + 2];
    s3 += x[a + k + 3] * x[b + k + 3];
  }
  for (; k < count; k++) s0 += x[a + k] * x[b + k];
  return s0 + s1 + (s2 + s3);
}
