import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { powerOfTwo, scalingExponent } from './binary.js';
import { ArgumentError } from './errors.js';
import { golubKahan } from './golub-kahan.js';
import { jacobi } from './jacobi.js';
import type { Matrix } from './matrix.js';
import { paddedCopy, paddedTranspose } from './padded.js';
import { rowsToColumns } from './rows-to-columns.js';
import { fixSigns } from './sign-rule.js';

/** Singular values alone. */
export interface Spectrum {
  /** min(m, n) singular values, descending, none negative. */
  readonly sigma: Float64Array;
}

/** A = U diag(sigma) V^T. */
export interface Svd extends Spectrum {
  /** Left singular vectors in columns: [m, min(m, n)], or [m, m] with `vectors: 'full'`. */
  readonly U: Matrix;
  /** Right singular vectors in columns: [n, min(m, n)], or [n, n] with `vectors: 'full'`. */
  readonly V: Matrix;
}

/** How {@link svd} computes. */
export interface SvdOptions {
  /** The vectors that belong to the min(m, n) singular values, an orthonormal basis of both whole spaces, or none. */
  readonly vectors?: 'thin' | 'full' | 'none';
  /** The algorithm; `auto` is `golub-kahan`. */
  readonly method?: 'auto' | 'golub-kahan' | 'jacobi';
}

/**
 * Singular value decomposition of a real matrix, in double precision.
 *
 * $$ A = U \operatorname{diag}(\sigma) V^\top, \qquad \sigma_1 \ge \sigma_2 \ge \dots \ge 0, $$
 *
 * with orthonormal columns in U and V.
 *
 * In every column of U the first entry of largest absolute value is positive; V follows. Where singular values repeat,
 * or are zero, their vectors are one orthonormal basis of many.
 *
 * @param A - [m, n], a matrix or nested rows; float32 is computed in float64.
 * @param options - `vectors`: `'thin'` (default), `'full'` or `'none'`; `method`: `'golub-kahan'` (the default,
 *   `'auto'`), whose errors are a few 1e-16 of the largest singular value for a small matrix and 5e-15 for one of order
 *   800, or `'jacobi'`, slower, which also gives tiny singular values to high relative accuracy where A is a
 *   well-conditioned matrix with columns scaled at will.
 * @returns `sigma`, and `U` and `V` unless `vectors` is `'none'`. Values without vectors may differ from those with vectors
 *   by rounding.
 * @throws NonFiniteError on a NaN or an infinity, naming the entry; ShapeError where nested rows differ in length;
 * ArgumentError on an unknown option; ConvergenceError if the iteration limit is reached, which no matrix is known to
 * do.
 * @example
 * ```ts
 * import { svd } from '@lowrank/linalg';
 *
 * const { U, sigma, V } = svd([[3, 0], [4, 5]]);
 * console.log(sigma); // 6.708203932499369 and 2.23606797749979, that is sqrt(45) and sqrt(5)
 * console.log(U.toArray(), V.toArray());
 * ```
 * @see G. Golub and C. Van Loan, Matrix Computations, 4th edition (2013), sections 8.6 and 8.6.4; M. Gu and S. Eisenstat, A
 * divide-and-conquer algorithm for the bidiagonal SVD, SIAM J. Matrix Anal. Appl. 16 (1995).
 */
export function svd(A: MatrixLike, options: SvdOptions & { readonly vectors: 'none' }): Spectrum;
export function svd(A: MatrixLike, options?: SvdOptions & { readonly vectors?: 'thin' | 'full' }): Svd;
export function svd(A: MatrixLike, options?: SvdOptions): Spectrum | Svd;
export function svd(A: MatrixLike, { vectors = 'thin', method = 'auto' }: SvdOptions = {}): Spectrum | Svd {
  checkOption('vectors', vectors, ['thin', 'full', 'none']);
  checkOption('method', method, ['auto', 'golub-kahan', 'jacobi']);
  const matrix = asFiniteMatrix('svd', A);
  // Scaled by a power of two, so without rounding, to a largest entry of about 1: squares neither overflow nor vanish.
  const exponent = scalingExponent(largestEntry(matrix));
  const wide = matrix.rows < matrix.columns;
  const work = (wide ? paddedTranspose : paddedCopy)(matrix, powerOfTwo(-exponent));
  const factors = (method === 'jacobi' ? jacobi : golubKahan)(work, vectors);
  const sigma = factors.sigma.map((value) => value * powerOfTwo(exponent));
  if (!factors.U || !factors.V) return { sigma };
  const [left, right] = wide ? [factors.V, factors.U] : [factors.U, factors.V];
  const U = rowsToColumns(left, matrix.rows);
  const V = rowsToColumns(right, matrix.columns);
  fixSigns(U, V);
  return { U, sigma, V };
}

function checkOption(name: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new ArgumentError(`svd: ${name} is one of '${allowed.join("', '")}', got '${value}'.`);
}
