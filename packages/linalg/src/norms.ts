import { asFiniteMatrix, type MatrixLike } from './as-matrix.js';
import { isMatrix } from './check-matrix.js';
import { pow } from './elementary.js';
import { ArgumentError } from './errors.js';
import { norm } from './householder.js';
import { singularValues } from './singular-values.js';
import type { FloatArray } from './state.js';

/**
 * Frobenius norm: the length of a matrix as a vector of its entries.
 *
 * $\|A\|_F = \sqrt{\sum_{ij} A_{ij}^2} = \sqrt{\sum_k \sigma_k^2}$, scaled where squares would overflow or underflow.
 *
 * @param A - [m, n], a matrix or nested rows.
 * @returns the norm.
 * @throws NonFiniteError on a NaN or an infinity; ShapeError where nested rows differ in length.
 * @example
 * ```ts
 * import { frobeniusNorm } from '@lowrank/linalg';
 *
 * console.log(frobeniusNorm([[3, 0], [0, 4]])); // 5
 * ```
 */
export function frobeniusNorm(A: MatrixLike): number {
  if (isMatrix(A)) {
    const sum = sumOfSquares(A.data);
    if (sum > 1e-280 && sum < Infinity) return Math.sqrt(sum);
  }
  return norm(asFiniteMatrix('frobeniusNorm', A).data);
}

/** Four sums side by side: each addition waits for the one before, and these for each other. */
function sumOfSquares(x: FloatArray): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 4 <= x.length; k += 4) {
    s0 += x[k] * x[k];
    s1 += x[k + 1] * x[k + 1];
    s2 += x[k + 2] * x[k + 2];
    s3 += x[k + 3] * x[k + 3];
  }
  for (; k < x.length; k++) s0 += x[k] * x[k];
  return s0 + s1 + (s2 + s3);
}

/**
 * Nuclear norm, or trace norm: the sum of the singular values, the convex envelope of the rank where $\|A\|_2 \le 1$.
 *
 * $\|A\|_* = \sum_k \sigma_k$
 *
 * @param A - [m, n], a matrix or nested rows.
 * @returns the norm.
 * @throws What {@link svd} throws.
 * @example
 * ```ts
 * import { nuclearNorm } from '@lowrank/linalg';
 *
 * console.log(nuclearNorm([[3, 0], [0, -4]])); // 7
 * ```
 * @see M. Fazel, Matrix rank minimization with applications, PhD thesis, Stanford University (2002).
 */
export function nuclearNorm(A: MatrixLike): number {
  return singularValues(A).reduce((sum, value) => sum + value, 0);
}

/**
 * Spectral norm: the largest singular value, the most that A can stretch a vector.
 *
 * $\|A\|_2 = \sigma_1$
 *
 * @param A - [m, n], a matrix or nested rows.
 * @returns the norm.
 * @throws What {@link svd} throws.
 * @example
 * ```ts
 * import { spectralNorm } from '@lowrank/linalg';
 *
 * console.log(spectralNorm([[3, 0], [0, -4]])); // 4
 * ```
 */
export function spectralNorm(A: MatrixLike): number {
  return singularValues(A)[0];
}

/**
 * Schatten norm: the p-norm of the singular values, for p < 1 a quasi-norm (the triangle inequality fails).
 *
 * $\|A\|_p = (\sum_k \sigma_k^p)^{1/p}$: nuclear norm at p = 1, Frobenius norm at p = 2, spectral norm at p = Infinity.
 *
 * @param A - [m, n], a matrix or nested rows.
 * @param p - > 0; Infinity is allowed.
 * @returns the norm; Infinity where it is beyond the range of doubles.
 * @throws ArgumentError unless p > 0; otherwise what {@link svd} throws.
 * @example
 * ```ts
 * import { schattenNorm } from '@lowrank/linalg';
 *
 * console.log(schattenNorm([[1, 0], [0, 4]], 0.5)); // 9, that is (1 + 2)^2
 * ```
 * @see R. Bhatia, Matrix Analysis, Springer (1997), section IV.2.
 */
export function schattenNorm(A: MatrixLike, p: number): number {
  if (!(p > 0)) throw new ArgumentError(`schattenNorm: expected p > 0, got ${p}.`);
  const sigma = singularValues(A);
  const largest = sigma[0];
  if (p === Infinity || largest === 0 || largest === Infinity) return largest;
  return (
    largest *
    pow(
      sigma.reduce((sum, value) => sum + pow(value / largest, p), 0),
      1 / p,
    )
  );
}
