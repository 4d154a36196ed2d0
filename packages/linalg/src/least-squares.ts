import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { asFiniteVector } from './as-vector.js';
import { powerOfTwo, scaledBy, scalingExponent } from './binary.js';
import { isMatrix } from './check-matrix.js';
import { completeOrthogonal } from './complete-orthogonal.js';
import { ShapeError } from './errors.js';
import { norm } from './householder.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { paddedCopy, unpadded } from './padded.js';
import { rankTolerance } from './rank-tolerance.js';
import type { FloatArray } from './state.js';

/** What {@link leastSquares} finds. */
export interface LeastSquares<T> {
  /** The solution: n numbers, or [n, q] for a matrix of right-hand sides. */
  readonly x: T;
  /** The rank of A that was used. */
  readonly rank: number;
  /** |A x - b|, the Frobenius norm for a matrix of right-hand sides. */
  readonly residual: number;
}

/** How {@link leastSquares} decides on the rank. */
export interface LeastSquaresOptions {
  /** The fraction of the largest pivot up to which a pivot counts as zero; max(m, n) 2^-51 by default. */
  readonly tolerance?: number;
}

/**
 * Least-squares solution of A x = b, the shortest one where there are many, for any shape and rank.
 *
 * x minimises |x| among all that minimise |A x - b|, that is x = A^+ b.
 *
 * The method is QR with column pivoting, A P = Q R, and where A has less than full column rank a second QR of the rows
 * of R that are kept (complete orthogonal decomposition). The rank is the number of |R[k, k]| above `tolerance` times
 * |R[0, 0]|. These follow the singular values closely but for constructed matrices such as Kahan's, whose rank may come
 * out too large; `pseudoInverse` decides on the singular values themselves and is several times slower.
 *
 * @param A - [m, n], a matrix or nested rows.
 * @param b - m numbers, or [m, q], a matrix or nested rows, for q right-hand sides at once.
 * @param options - `tolerance`: unitless.
 * @returns `x`, `rank` and `residual`; entries of x beyond the range of doubles are infinite.
 * @throws ShapeError where b has not m rows; NonFiniteError on a NaN or an infinity; ArgumentError on a tolerance that
 * is negative or not finite.
 * @example
 * ```ts
 * import { leastSquares } from '@lowrank/linalg';
 *
 * // The line x0 + x1 t through (0, 1), (1, 3), (2, 5), and the shortest x with x0 + x1 = 2
 * console.log(leastSquares([[1, 0], [1, 1], [1, 2]], [1, 3, 5]).x); // 1 and 2, up to rounding
 * console.log(leastSquares([[1, 1]], [2])); // x: 1 and 1, up to rounding; rank: 1
 * ```
 * @see G. Golub and C. Van Loan, Matrix Computations, 4th edition (2013), sections 5.4.2 and 5.5.6.
 */
export function leastSquares(
  A: MatrixLike,
  b: readonly number[] | FloatArray,
  options?: LeastSquaresOptions,
): LeastSquares<Float64Array>;
export function leastSquares(A: MatrixLike, B: MatrixLike, options?: LeastSquaresOptions): LeastSquares<Matrix>;
export function leastSquares(
  A: MatrixLike,
  b: readonly number[] | FloatArray | MatrixLike,
  { tolerance }: LeastSquaresOptions = {},
): LeastSquares<Float64Array | Matrix> {
  const matrix = asFiniteMatrix('leastSquares', A);
  const { rows: m, columns: n } = matrix;
  const fraction = rankTolerance('leastSquares', m, n, tolerance);
  const vector = isVector(b);
  const B = vector
    ? new Matrix(m, 1, asFiniteVector('leastSquares', 'b', b, m))
    : asFiniteMatrix('leastSquares', b, 'B');
  if (B.rows !== m) throw new ShapeError(`leastSquares: A has ${m} rows, B has ${B.rows}; these must agree.`);

  // A and B are scaled by powers of two, so without rounding, to largest entries of about 1.
  const exponentA = scalingExponent(largestEntry(matrix));
  const exponentB = scalingExponent(largestEntry(B));
  const scaledA = paddedCopy(matrix, powerOfTwo(-exponentA));
  const scaledB = paddedCopy(B, powerOfTwo(-exponentB));
  const difference = unpadded(scaledB).data;
  const plainA = unpadded(scaledA);
  const { rank, solve } = completeOrthogonal(scaledA, fraction);
  const X = unpadded(solve(scaledB));
  const product = multiply(plainA, X).data;
  for (let k = 0; k < difference.length; k++) difference[k] -= product[k];
  const data = X.data.map((value) => scaledBy(value, exponentB - exponentA));
  const residual = norm(difference) * powerOfTwo(exponentB);
  return { x: vector ? data : new Matrix(n, B.columns, data), rank, residual };
}

function isVector(b: readonly number[] | FloatArray | MatrixLike): b is readonly number[] | FloatArray {
  return !isMatrix(b) && !Array.isArray(b?.[0]);
}
