import { ArgumentError, type Observations, refuseUnknown, type Seed } from '@lowrank/linalg';
import { holdOut } from './hold-out.js';

/** Options of {@link splitObservations}. */
export interface SplitObservationsOptions {
  /** Part of all entries to choose settings by, from 0 and below 1. */
  readonly validation?: number;
  /** Part of all entries to measure the result by, from 0 and below 1. */
  readonly test?: number;
  /** Same seed and axis, same split. */
  readonly seed: Seed;
  /** Begins the names of the random streams, so that several splits of one seed are independent. */
  readonly axis?: string;
  /** Leaves at least one entry in the training part of every row and column that has one. */
  readonly keepLines?: boolean;
}

/** Disjoint parts that together are all entries, each of the shape of the whole. */
export interface Parts {
  /** All entries that are in no other part. */
  readonly train: Observations;
  /** Undefined where none was asked for. */
  readonly validation: Observations | undefined;
  /** Undefined where none was asked for. */
  readonly test: Observations | undefined;
}

/**
 * Random split of observations into parts for training, for choosing settings, and for the final measurement.
 *
 * |test| = round(test |Omega|), |validation| = round(validation |Omega|), uniform draws without replacement, one after
 * the other by {@link holdOut}
 *
 * The test part is drawn first, from a stream of its own, so it is the same whatever the validation part: a setting that
 * is tried with another validation part has still seen nothing of the test. The order in which entries were given doesn't
 * matter, because observations are sorted.
 *
 * @param observations - entries to split; left as they are.
 * @param options.validation - part of all entries, default 0: none.
 * @param options.test - part of all entries, default 0: none.
 * @param options.seed - same seed and axis, same split.
 * @param options.axis - default `'split'`; the streams are `'split/test'` and `'split/validation'`.
 * @param options.keepLines - as for {@link holdOut}, default false.
 * @returns The parts, frozen: every entry is in exactly one, with its weight.
 * @throws ArgumentError if no part is asked for, a fraction is out of range, or a part would be empty.
 * @example
 * ```ts
 * import { splitObservations } from '@lowrank/evaluation';
 * import { Matrix, Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.of(Matrix.from([[1, 2, 3, 4, 5]]), {
 *   rowIndices: [0, 0, 0, 0, 0], columnIndices: [0, 1, 2, 3, 4],
 * });
 * const { train, validation, test } = splitObservations(observations, { validation: 0.2, test: 0.2, seed: 0 });
 * console.log(train.count, validation?.count, test?.count); // 3 1 1
 * ```
 * @see Hastie, Tibshirani & Friedman 2009, The elements of statistical learning, section 7.2.
 */
export function splitObservations(
  observations: Observations,
  { validation = 0, test = 0, seed, axis = 'split', keepLines = false, ...unknown }: SplitObservationsOptions,
): Parts {
  refuseUnknown('splitObservations', unknown, ['validation', 'test', 'seed', 'axis', 'keepLines']);
  const { count } = observations;
  const wanted = { validation: Math.round(validation * count), test: Math.round(test * count) };
  for (const [name, fraction] of Object.entries({ validation, test })) {
    if (!(fraction >= 0 && fraction < 1) || (fraction > 0 && wanted[name as 'test'] === 0)) {
      throw new ArgumentError(
        `splitObservations: a ${name} part of ${fraction} would have ${wanted[name as 'test']} of ${count} entries, ` +
          'expected 0, or a fraction below 1 that gives at least one.',
      );
    }
  }
  if (wanted.validation + wanted.test === 0 || wanted.validation + wanted.test >= count) {
    throw new ArgumentError(
      `splitObservations: ${wanted.validation} entries for validation and ${wanted.test} for the test, of ${count}; ` +
        'expected at least one for either, and one to train on. Change the fractions.',
    );
  }
  let train = observations;
  const take = (name: 'validation' | 'test') => {
    if (wanted[name] === 0) return undefined;
    const parts = holdOut(train, { fraction: wanted[name] / train.count, seed, axis: `${axis}/${name}`, keepLines });
    train = parts.train;
    return parts.validation;
  };
  const held = { test: take('test'), validation: take('validation') };
  return Object.freeze({ train, ...held });
}
