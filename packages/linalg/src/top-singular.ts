import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { powerOfTwo, scalingExponent } from './binary.js';
import { type BlockProducts, productsOfMatrix, productsOfOperator } from './block-products.js';
import { columnNorm, corner } from './corner.js';
import { ArgumentError } from './errors.js';
import { lanczos } from './lanczos.js';
import { asOperator, isOperator, type LinearOperator, transposed } from './linear-operator.js';
import type { Matrix } from './matrix.js';
import { paddedCopy, unpadded } from './padded.js';
import { type Random, random, type Seed } from './random.js';
import { randomizedSvd } from './randomized-svd.js';
import { probedExponent, scaledOperator } from './scaled-operator.js';
import { fixSigns } from './sign-rule.js';
import type { FloatArray } from './state.js';
import { type Svd, svd } from './svd.js';

/** Up to this many singular values all of them are computed. */
const SMALL = 64;

/** How {@link topSingular} computes. */
export interface TopSingularOptions {
  /** The algorithm; `auto` by default. */
  readonly method?: 'auto' | 'randomized' | 'lanczos';
  /** Randomized: how many dimensions more than k the random subspace has; 10 by default. */
  readonly oversampling?: number;
  /** Randomized: how often the subspace is taken through A and A^T; 2 by default. */
  readonly powerIterations?: number;
  /** Of the random start, along the axis `'initialisation'`; 0 by default. */
  readonly seed?: Seed;
  /** Largest residual, as a fraction of the largest singular value; 1e-12 by default. */
  readonly tolerance?: number;
}

/**
 * The k largest singular values of a matrix and their vectors, without those of the rest.
 *
 * A V = U diag(sigma), A^T U = V diag(sigma), with orthonormal columns in U and V and the sign rule of {@link svd}.
 *
 * - `'lanczos'`: block Golub-Kahan-Lanczos with full reorthogonalisation, until |A v - sigma u| and
 *   |A^T u - sigma v| are at most `tolerance` sigma_1 for every pair. A value that repeats is found as often as it is
 *   wanted. It holds the larger of 6 k and k + 60 vectors of each length.
 * - `'randomized'`: a fixed number of products with blocks of k + `oversampling` vectors. Values come out too small by
 *   an amount that falls with the (4 `powerIterations` + 2)-th power of sigma_(k + oversampling + 1) / sigma; exact where
 *   the rank is at most k + `oversampling`. `tolerance` has no meaning.
 * - `'auto'`: `'lanczos'` for sparse matrices and operators. For a dense matrix svd where it is small or k is more
 *   than a quarter of its singular values, otherwise `'randomized'`, and `'lanczos'` where that misses the tolerance.
 *
 * @param A - [m, n]: a dense matrix, nested rows, a sparse matrix or an operator.
 * @param k - how many values, at most min(m, n).
 * @param options - `method`, `oversampling`, `powerIterations`, `seed` and `tolerance`, all unitless.
 * @returns U, [m, k], sigma, k numbers, descending, and V, [n, k]; the same bits for the same seed.
 * @throws ArgumentError on a k or an option out of range; NonFiniteError on a NaN or an infinity, also in a product;
 * ConvergenceError where 1000 restarts do not reach the tolerance.
 * @example
 * ```ts
 * import { SparseMatrix, topSingular } from '@lowrank/linalg';
 *
 * const A = SparseMatrix.from({ rows: 3, columns: 3, rowIndices: [0, 1, 2], columnIndices: [2, 1, 0], values: [1, -5, 3] });
 * const { U, sigma, V } = topSingular(A, 2);
 * console.log(sigma); // 5 and 3
 * console.log(U.toArray(), V.toArray());
 * ```
 * @see N. Halko, P.-G. Martinsson and J. Tropp, Finding structure with randomness, SIAM Review 53 (2011); J. Baglama and
 * L. Reichel, Augmented implicitly restarted Lanczos bidiagonalization methods, SIAM J. Sci. Comput. 27 (2005).
 */
export function topSingular(
  A: LinearOperator | MatrixLike,
  k: number,
  { method = 'auto', oversampling = 10, powerIterations = 2, seed = 0, tolerance = 1e-12 }: TopSingularOptions = {},
): Svd {
  if (method !== 'auto' && method !== 'randomized' && method !== 'lanczos') {
    throw new ArgumentError(`topSingular: method is one of 'auto', 'randomized', 'lanczos', got '${method}'.`);
  }
  if (!(tolerance >= 0 && tolerance < Infinity)) {
    throw new ArgumentError(`topSingular: tolerance must be a finite number >= 0, got ${tolerance}.`);
  }
  checkWhole('oversampling', oversampling, 0, Infinity);
  checkWhole('powerIterations', powerIterations, 0, Infinity);
  const how = { method, oversampling, powerIterations, tolerance: Math.max(tolerance, Number.EPSILON) };
  const stream = random(seed, 'initialisation');
  return isOperator(A)
    ? ofOperator(asOperator('topSingular', A), k, how, stream)
    : ofMatrix(asFiniteMatrix('topSingular', A), k, how, stream);
}

type Checked = Required<Omit<TopSingularOptions, 'seed'>>;

function ofOperator(A: LinearOperator, k: number, options: Checked, stream: Random): Svd {
  const limit = Math.min(A.rows, A.columns);
  checkWhole('k', k, 1, limit);
  const exponent = probedExponent(A, stream);
  const scaled = scaledOperator(A, exponent);
  if (options.method !== 'randomized') return finish(eitherWay(scaled, k, options, stream), k, exponent);
  const width = Math.min(limit, k + options.oversampling);
  return finish(randomizedSvd(productsOfOperator(scaled), width, options.powerIterations, stream), k, exponent);
}

function ofMatrix(A: Matrix<FloatArray>, k: number, options: Checked, stream: Random): Svd {
  const limit = Math.min(A.rows, A.columns);
  checkWhole('k', k, 1, limit);
  const exponent = scalingExponent(largestEntry(A));
  const scaled = unpadded(paddedCopy(A, powerOfTwo(-exponent)));
  if (options.method === 'auto' && (limit <= SMALL || 4 * k > limit)) return finish(svd(scaled), k, exponent);
  if (options.method !== 'lanczos') {
    const products = productsOfMatrix(scaled);
    const width = Math.min(limit, k + options.oversampling);
    const found = finish(randomizedSvd(products, width, options.powerIterations, stream), k, 0);
    if (options.method === 'randomized' || isAccurate(products, found, options.tolerance)) {
      return finish(found, k, exponent);
    }
  }
  return finish(eitherWay(asOperator('topSingular', scaled), k, options, stream), k, exponent);
}

/** Lanczos on A, or on its transpose where that is the tall one. */
function eitherWay(A: LinearOperator, k: number, { tolerance }: Checked, stream: Random): Svd {
  if (A.rows >= A.columns) return lanczos(A, k, tolerance, stream);
  const { U, sigma, V } = lanczos(transposed(A), k, tolerance, stream);
  return { U: V, sigma, V: U };
}

/** Whether |A v - sigma u| is within the tolerance for every pair. */
function isAccurate({ times }: BlockProducts, { U, sigma, V }: Svd, tolerance: number): boolean {
  const difference = times(V);
  const k = sigma.length;
  for (let e = 0; e < difference.data.length; e++) difference.data[e] -= U.data[e] * sigma[e % k];
  return sigma.every((_, i) => columnNorm(difference, i) <= tolerance * sigma[0]);
}

/** The first k values and vectors, with signs by the rule, of 2^exponent times the matrix. */
function finish({ U, sigma, V }: Svd, k: number, exponent: number): Svd {
  const top = { U: corner(U, U.rows, k), sigma: sigma.slice(0, k), V: corner(V, V.rows, k) };
  fixSigns(top.U, top.V);
  return { ...top, sigma: top.sigma.map((value) => value * powerOfTwo(exponent)) };
}

function checkWhole(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new ArgumentError(
    `topSingular: ${name} must be a whole number ${max < Infinity ? `from ${min} to ${max}` : `>= ${min}`}, got ${value}.`,
  );
}
