import { applyReflections } from './apply-reflections.js';
import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { powerOfTwo, scalingExponent } from './binary.js';
import { descending, negateColumn, permuteColumns, pointsDown } from './column-order.js';
import type { Matrix } from './matrix.js';
import { paddedIdentity, unpadded } from './padded.js';
import { symmetrised } from './symmetrised.js';
import { diagonaliseTridiagonal } from './tridiagonal-qr.js';
import { tridiagonalise } from './tridiagonalise.js';

/** Eigenvalues alone. */
export interface Eigenvalues {
  /** n eigenvalues, descending. */
  readonly values: Float64Array;
}

/** A = X diag(values) X^T. */
export interface SymmetricEigen extends Eigenvalues {
  /** X, [n, n]: orthonormal eigenvectors in columns. */
  readonly vectors: Matrix;
}

/** What {@link symmetricEigen} computes. */
export interface SymmetricEigenOptions {
  /** Whether eigenvectors are wanted; true by default. */
  readonly vectors?: boolean;
}

/**
 * Eigenvalues and eigenvectors of a real symmetric matrix, in double precision.
 *
 * A = X diag(lambda) X^T with X^T X = I and lambda_1 >= lambda_2 >= ...; in every column of X the first entry of
 * largest absolute value is positive.
 *
 * @param A - [n, n], a matrix or nested rows. A difference between A[i, j] and A[j, i] of up to 64 n times the
 *   precision of its storage times the largest entry counts as rounding; their mean is used.
 * @param options - `vectors`: false for eigenvalues alone.
 * @returns `values`, and `vectors` unless they are switched off.
 * @throws ShapeError where A is not square; ArgumentError where it is not symmetric; NonFiniteError on a NaN or an
 * infinity; ConvergenceError if the iteration limit is reached, which no matrix is known to do.
 * @example
 * ```ts
 * import { symmetricEigen } from '@lowrank/linalg';
 *
 * const { values, vectors } = symmetricEigen([[2, 1], [1, 2]]);
 * console.log(values); // 3 and 1
 * console.log(vectors.toArray());
 * ```
 * @see G. Golub and C. Van Loan, Matrix Computations, 4th edition (2013), section 8.3.
 */
export function symmetricEigen(A: MatrixLike, options: { readonly vectors: false }): Eigenvalues;
export function symmetricEigen(A: MatrixLike, options?: { readonly vectors?: true }): SymmetricEigen;
export function symmetricEigen(A: MatrixLike, options?: SymmetricEigenOptions): Eigenvalues | SymmetricEigen;
export function symmetricEigen(
  A: MatrixLike,
  { vectors = true }: SymmetricEigenOptions = {},
): Eigenvalues | SymmetricEigen {
  const matrix = asFiniteMatrix('symmetricEigen', A);
  const largest = largestEntry(matrix);
  const exponent = scalingExponent(largest);
  const T = tridiagonalise(symmetrised('symmetricEigen', matrix, largest, powerOfTwo(-exponent)));
  const { diagonal, above } = T;
  const n = matrix.rows;
  const X = vectors ? paddedIdentity(n, n) : undefined;
  if (X) applyReflections(X, T.vectors, X.paddedRows, n - 1, { below: 1, triangular: true });
  diagonaliseTridiagonal(diagonal, above, X);
  const order = descending(diagonal);
  const values = diagonal.map((_, k) => diagonal[order[k]] * powerOfTwo(exponent) + 0); // + 0 turns -0 into 0
  if (!X) return { values };
  permuteColumns(X, order);
  for (let k = 0; k < n; k++) if (pointsDown(X, k)) negateColumn(X, k);
  return { values, vectors: unpadded(X) };
}
