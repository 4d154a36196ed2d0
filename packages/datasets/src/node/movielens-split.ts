import { ArgumentError, type Observations } from '@lowrank/linalg';
import { type MovieLens100k, movieLensRatings } from './movielens-100k.js';

const names = ['u1', 'u2', 'u3', 'u4', 'u5', 'ua', 'ub'] as const;

/** A split that GroupLens ships: five folds, and two with ten ratings of every user to test on. */
export type MovieLensSplitName = (typeof names)[number];

/** The parts of a canonical split: `.base` and `.test`. */
export interface MovieLensSplit {
  /** The ratings to train on. */
  readonly train: Observations;
  /** The ratings to test on. */
  readonly test: Observations;
}

/**
 * One of the canonical splits of MovieLens 100K, as GroupLens ships them.
 *
 * u1 to u5 are five folds: 80,000 ratings to train on and 20,000 to test on, the tests disjoint. ua and ub have exactly
 * ten ratings of each user in the test, 9,430 in all, and their tests are disjoint too.
 *
 * @param data - from {@link movieLens100k}.
 * @param name - `'u1'` to `'u5'`, `'ua'` or `'ub'`.
 * @returns Both parts, `[943, 1682]` each, disjoint and together all ratings; frozen.
 * @throws ArgumentError (as a rejection) on another name; what {@link movieLens100k} throws where its files are missing
 * or altered.
 * @example
 * ```ts
 * import { type MovieLens100k, movieLensSplit } from '@lowrank/datasets/node';
 *
 * async function tests(data: MovieLens100k) {
 *   for (const name of ['u1', 'u2', 'u3', 'u4', 'u5'] as const) {
 *     const { test } = await movieLensSplit(data, name);
 *     console.log(name, test.count); // 20000 each
 *   }
 * }
 * ```
 * @see The README of the data set, https://files.grouplens.org/datasets/movielens/ml-100k-README.txt.
 */
export async function movieLensSplit(
  data: Pick<MovieLens100k, 'read'>,
  name: MovieLensSplitName,
): Promise<MovieLensSplit> {
  if (!names.includes(name)) {
    throw new ArgumentError(`movieLensSplit: expected one of ${names.join(', ')}, got '${name}'.`);
  }
  return Object.freeze({
    train: await movieLensRatings(data, `${name}.base`),
    test: await movieLensRatings(data, `${name}.test`),
  });
}
