import { ArgumentError, type Observations, random, refuseUnknown, type Seed } from '@lowrank/linalg';
import { subset } from './subset.js';

/** Two disjoint parts of the same observations, of the same shape. */
export interface Split {
  /** The entries to train on. */
  readonly train: Observations;
  /** The entries held out. */
  readonly validation: Observations;
}

/** Options of {@link holdOut}. */
export interface HoldOutOptions {
  /** Part of the entries to hold out, above 0 and below 1; the count is rounded to the nearest integer. */
  readonly fraction: number;
  /** Same seed and axis, same split. */
  readonly seed: Seed;
  /** Name of the random stream, so that several splits of one seed are independent. */
  readonly axis?: string;
  /** Leaves at least one entry in the training part of every row and column that has one. */
  readonly keepLines?: boolean;
}

/**
 * Random split of observations into a part for training and a part to choose settings by.
 *
 * |validation| = round(fraction |Omega|), a uniform draw without replacement
 *
 * Every entry lands in exactly one part, with its weight. Without `keepLines` a row or column may lose all its entries.
 * With it, entries come in random order and one that is the last of its row or column in the training part is passed
 * over, so the draw is no longer uniform.
 *
 * @param observations - Entries to split; left as they are.
 * @param options.fraction - Part to hold out, in (0, 1).
 * @param options.seed - Same seed and axis, same split.
 * @param options.axis - Name of the random stream, default `'validation'`.
 * @param options.keepLines - Default false.
 * @returns The two parts, frozen.
 * @throws ArgumentError if the fraction leaves a part empty, or `keepLines` leaves too few entries to hold out.
 * @example
 * ```ts
 * import { holdOut } from '@lowrank/evaluation';
 * import { Matrix, Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.of(Matrix.from([[1, 2], [3, 4]]), {
 *   rowIndices: [0, 0, 1, 1], columnIndices: [0, 1, 0, 1],
 * });
 * const { train, validation } = holdOut(observations, { fraction: 0.25, seed: 0 });
 * console.log(train.count, validation.count); // 3 1
 * ```
 * @see Hastie, Tibshirani & Friedman 2009, The elements of statistical learning, section 7.2.
 */
export function holdOut(
  observations: Observations,
  { fraction, seed, axis = 'validation', keepLines = false, ...unknown }: HoldOutOptions,
): Split {
  refuseUnknown('holdOut', unknown, ['fraction', 'seed', 'axis', 'keepLines']);
  const { count } = observations;
  const wanted = Math.round(fraction * count);
  if (!(fraction > 0 && fraction < 1) || wanted < 1 || wanted >= count) {
    throw new ArgumentError(
      `holdOut: a fraction of ${fraction} would hold out ${wanted} of ${count} entries, expected at least 1 in each ` +
        'part. Choose a fraction between 0 and 1 that leaves both.',
    );
  }
  const order = Int32Array.from({ length: count }, (_, k) => k);
  random(seed, axis).shuffle(order);
  const chosen = keepLines ? passOverLast(observations, order, wanted) : order.subarray(0, wanted);
  const held = new Uint8Array(count);
  for (const k of chosen) held[k] = 1;
  return Object.freeze({
    train: subset(observations, (k) => held[k] === 0),
    validation: subset(observations, (k) => held[k] === 1),
  });
}

function passOverLast({ rows, columns, rowIndices, columnIndices }: Observations, order: Int32Array, wanted: number) {
  const [inRow, inColumn] = [new Int32Array(rows), new Int32Array(columns)];
  for (const k of order) {
    inRow[rowIndices[k]]++;
    inColumn[columnIndices[k]]++;
  }
  const chosen: number[] = [];
  for (const k of order) {
    const [i, j] = [rowIndices[k], columnIndices[k]];
    if (chosen.length === wanted) break;
    if (inRow[i] === 1 || inColumn[j] === 1) continue;
    inRow[i]--;
    inColumn[j]--;
    chosen.push(k);
  }
  if (chosen.length < wanted) {
    throw new ArgumentError(
      `holdOut: ${wanted} entries should be held out, but keepLines allows ${chosen.length} in this draw. ` +
        'Choose a smaller fraction, or leave keepLines out.',
    );
  }
  return chosen;
}
