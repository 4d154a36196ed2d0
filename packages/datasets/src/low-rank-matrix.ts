import {
  ArgumentError,
  frobeniusNorm,
  Matrix,
  multiply,
  pow,
  qr,
  type Random,
  random,
  refuseUnknown,
  type Seed,
} from '@lowrank/linalg';

/** Options of {@link lowRankMatrix}. */
export interface LowRankMatrixOptions {
  /** Number of rows m. */
  readonly rows: number;
  /** Number of columns n. */
  readonly columns: number;
  /** From 1 to the shorter side. */
  readonly rank: number;
  /** Largest over smallest nonzero singular value; Gaussian factors as they fall when absent. */
  readonly conditionNumber?: number | undefined;
  /** Frobenius norm of the result, sqrt(rows * columns) when absent, so that the mean squared entry is 1. */
  readonly norm?: number | undefined;
  /** The same seed gives the same matrix. */
  readonly seed: Seed;
}

/**
 * Random ground truth of a given rank, as in the experiments of Arora et al. 2019.
 *
 * T = norm U V^T / ||U V^T||_F with U `[m, r]`, V `[n, r]` of independent N(0, 1) entries.
 * With `conditionNumber` c: T = norm U diag(s) V^T / ||s||_2, s_k = c^(-k/(r-1)) for k = 0 .. r-1, and U, V uniformly
 * distributed orthonormal factors.
 *
 * @param options.rows - number of rows m.
 * @param options.columns - number of columns n.
 * @param options.rank - rank r, from 1 to min(m, n).
 * @param options.conditionNumber - c >= 1, unitless, for a rank of at least 2; absent by default: Gaussian factors.
 * @param options.norm - Frobenius norm of the result, default sqrt(m n), which is the n of Arora et al. for m = n.
 * @param options.seed - factors come from the stream `'data'` of this seed.
 * @returns The matrix, `[m, n]`.
 * @throws ArgumentError if an option is out of range.
 * @example
 * ```ts
 * import { lowRankMatrix } from '@lowrank/datasets';
 * import { singularValues } from '@lowrank/linalg';
 *
 * const truth = lowRankMatrix({ rows: 30, columns: 20, rank: 3, conditionNumber: 100, seed: 0 });
 * const sigma = singularValues(truth);
 * console.log((sigma[0] / sigma[2]).toFixed(6)); // 100.000000
 * ```
 * @see Arora et al. 2019, Implicit regularization in deep matrix factorization, arXiv 1905.13655; Stewart 1980, The
 * efficient generation of random orthogonal matrices, SIAM Journal on Numerical Analysis 17(3).
 */
export function lowRankMatrix({
  rows,
  columns,
  rank,
  conditionNumber,
  norm = Math.sqrt(rows * columns),
  seed,
  ...unknown
}: LowRankMatrixOptions): Matrix {
  refuseUnknown('lowRankMatrix', unknown, ['rows', 'columns', 'rank', 'conditionNumber', 'norm', 'seed']);
  checkSizes(rows, columns, rank);
  checkScales(rank, conditionNumber, norm);
  const stream = random(seed, 'data');
  let U = gaussian(rows, rank, stream);
  let V = gaussian(columns, rank, stream);
  if (conditionNumber !== undefined) {
    U = orthonormal(U, (k) => (k === 0 ? 1 : pow(conditionNumber, -k / (rank - 1))));
    V = orthonormal(V, () => 1);
  }
  const T = multiply(U, V, { transposeB: true });
  const scale = norm / frobeniusNorm(T);
  for (let k = 0; k < T.data.length; k++) T.data[k] *= scale;
  return T;
}

function gaussian(rows: number, columns: number, stream: Random): Matrix {
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => stream.normal()),
  );
}

/** Q of A = Q R, uniformly distributed for a Gaussian A as the diagonal of R is positive; column k times `weight(k)`. */
function orthonormal(A: Matrix, weight: (k: number) => number): Matrix {
  const { Q } = qr(A);
  const weights = Float64Array.from({ length: A.columns }, (_, k) => weight(k));
  return new Matrix(
    A.rows,
    A.columns,
    Q.data.map((value, k) => value * weights[k % A.columns]),
  );
}

function checkSizes(rows: number, columns: number, rank: number): void {
  const isSize = (n: number) => Number.isInteger(n) && n > 0;
  if (!isSize(rows) || !isSize(columns)) {
    throw new ArgumentError(`lowRankMatrix: rows and columns must be positive integers, got ${rows} x ${columns}.`);
  }
  const shorter = Math.min(rows, columns);
  if (!isSize(rank) || rank > shorter) {
    throw new ArgumentError(
      `lowRankMatrix: rank must be an integer from 1 to ${shorter}, the shorter side of ${rows} x ${columns}, got ${rank}.`,
    );
  }
}

function checkScales(rank: number, conditionNumber: number | undefined, norm: number): void {
  if (conditionNumber !== undefined && !(conditionNumber >= 1 && conditionNumber < Infinity)) {
    throw new ArgumentError(`lowRankMatrix: conditionNumber must be a number from 1, got ${conditionNumber}.`);
  }
  if (conditionNumber !== undefined && conditionNumber > 1 && rank === 1) {
    throw new ArgumentError(
      `lowRankMatrix: a matrix of rank 1 has condition number 1, got ${conditionNumber}. Leave conditionNumber out.`,
    );
  }
  if (!(norm > 0 && norm < Infinity)) {
    throw new ArgumentError(`lowRankMatrix: norm must be a positive number, got ${norm}.`);
  }
}
