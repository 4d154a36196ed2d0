import { ArgumentError, type Matrix, Observations, random, refuseUnknown } from '@lowrank/linalg';
import { type LowRankMatrixOptions, lowRankMatrix } from './low-rank-matrix.js';
import { uniformMask } from './uniform-mask.js';

/** Options of {@link lowRankProblem}. */
export interface LowRankProblemOptions extends LowRankMatrixOptions {
  /** Number of observed entries. */
  readonly observed: number;
  /** Standard deviation of the Gaussian noise on observed values, in the unit of the entries. */
  readonly noise?: number;
  /** Least number of observed entries in every row and column. */
  readonly minimumPerLine?: number;
}

/** A ground truth and what is seen of it. */
export interface LowRankProblem {
  /** The whole matrix, `[m, n]`, without noise. */
  readonly truth: Matrix;
  /** What is seen of it. */
  readonly observations: Observations;
}

const optionNames: readonly (keyof LowRankProblemOptions)[] = [
  'rows',
  'columns',
  'rank',
  'observed',
  'noise',
  'conditionNumber',
  'norm',
  'minimumPerLine',
  'seed',
];

/**
 * A synthetic completion problem: a ground truth of low rank, seen on a uniform mask, with noise if asked.
 *
 * y_ij = T_ij + noise N(0, 1) on Omega, with T from {@link lowRankMatrix} and Omega from {@link uniformMask}
 *
 * Truth, mask and noise come from the streams `'data'`, `'mask'` and `'noise'` of the seed, so the mask of a seed is the
 * same whatever the rank, the conditioning or the noise.
 *
 * @param options.rows - number of rows m.
 * @param options.columns - number of columns n.
 * @param options.rank - rank of the truth, from 1 to min(m, n).
 * @param options.observed - number of observed entries, from 1 to m n; a rank r has r (m + n - r) degrees of freedom.
 * @param options.noise - standard deviation added to observed values only, default 0; the entries of the truth have
 * mean square 1 unless `norm` says otherwise.
 * @param options.conditionNumber - as in {@link lowRankMatrix}.
 * @param options.norm - as in {@link lowRankMatrix}.
 * @param options.minimumPerLine - as in {@link uniformMask}, default 0.
 * @param options.seed - the same seed gives the same problem.
 * @returns The truth, `[m, n]`, without noise, and the observations; frozen.
 * @throws ArgumentError if an option is out of range or no mask meets `minimumPerLine`.
 * @example
 * ```ts
 * import { lowRankProblem } from '@lowrank/datasets';
 *
 * const { truth, observations } = lowRankProblem({ rows: 100, columns: 100, rank: 5, observed: 2000, seed: 0 });
 * console.log(truth.rows, observations.count); // 100 2000
 * ```
 * @see Arora et al. 2019, Implicit regularization in deep matrix factorization, arXiv 1905.13655, for the setting
 * without noise: 100 x 100, rank 5, 2000 observed entries.
 */
export function lowRankProblem(options: LowRankProblemOptions): LowRankProblem {
  refuseUnknown('lowRankProblem', options, optionNames);
  const { observed, noise = 0, minimumPerLine = 0, ...truthOptions } = options;
  if (!(noise >= 0 && noise < Infinity)) {
    throw new ArgumentError(`lowRankProblem: noise must be a standard deviation from 0, got ${noise}.`);
  }
  const truth = lowRankMatrix(truthOptions);
  const { rows, columns, seed } = truthOptions;
  const exact = Observations.of(truth, uniformMask({ rows, columns, count: observed, minimumPerLine, seed }));
  if (noise === 0) return Object.freeze({ truth, observations: exact });
  const { rowIndices, columnIndices } = exact;
  const stream = random(seed, 'noise');
  const values = exact.values.map((value) => value + noise * stream.normal());
  return Object.freeze({
    truth,
    observations: Observations.from({ rows, columns, rowIndices, columnIndices, values }),
  });
}
