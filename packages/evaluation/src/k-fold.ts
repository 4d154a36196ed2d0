import { ArgumentError, type Observations, random, refuseUnknown, type Seed } from '@lowrank/linalg';
import type { Split } from './hold-out.js';
import { subset } from './subset.js';

/** Options of {@link kFold}. */
export interface KFoldOptions {
  /** Number of folds, from 2 to the number of entries. */
  readonly folds?: number;
  /** Same seed and axis, same folds. */
  readonly seed: Seed;
  /** Name of the random stream, so that several splits of one seed are independent. */
  readonly axis?: string;
}

/**
 * Random folds for cross-validation: every entry is held out exactly once.
 *
 * fold of the k-th entry in a random order = k mod folds, so that sizes differ by at most 1
 *
 * @param observations - Entries to split; left as they are.
 * @param options.folds - Number of folds, default 5.
 * @param options.seed - Same seed and axis, same folds.
 * @param options.axis - Name of the random stream, default `'folds'`.
 * @returns One {@link Split} per fold: the fold as `validation`, all other entries as `train`.
 * @throws ArgumentError if `folds` is not an integer from 2 to the number of entries.
 * @example
 * ```ts
 * import { kFold } from '@lowrank/evaluation';
 * import { Matrix, Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.of(Matrix.from([[1, 2], [3, 4]]), {
 *   rowIndices: [0, 0, 1, 1], columnIndices: [0, 1, 0, 1],
 * });
 * const sizes = kFold(observations, { folds: 2, seed: 0 }).map(({ validation }) => validation.count);
 * console.log(sizes); // [ 2, 2 ]
 * ```
 * @see Hastie, Tibshirani & Friedman 2009, The elements of statistical learning, section 7.10.
 */
export function kFold(
  observations: Observations,
  { folds = 5, seed, axis = 'folds', ...unknown }: KFoldOptions,
): Split[] {
  refuseUnknown('kFold', unknown, ['folds', 'seed', 'axis']);
  const { count } = observations;
  if (!Number.isInteger(folds) || folds < 2 || folds > count) {
    throw new ArgumentError(`kFold: folds must be an integer from 2 to the number of entries, ${count}, got ${folds}.`);
  }
  const order = Int32Array.from({ length: count }, (_, k) => k);
  random(seed, axis).shuffle(order);
  const foldOf = new Int32Array(count);
  order.forEach((k, position) => {
    foldOf[k] = position % folds;
  });
  return Array.from({ length: folds }, (_, fold) =>
    Object.freeze({
      train: subset(observations, (k) => foldOf[k] !== fold),
      validation: subset(observations, (k) => foldOf[k] === fold),
    }),
  );
}
