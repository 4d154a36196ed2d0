import { ArgumentError, asOptions, type Observations, refuseUnknown, type State } from '@lowrank/linalg';
import { type BiasDamping, type Biases, refitBiases } from './biases.js';
import { type DataLoss, squaredLoss } from './data-loss.js';

/**
 * Mean squared error of W + mu + b_i + c_j over the observed entries, with mean and biases fitted anew to what W leaves, by
 * one round of {@link refitBiases} at every step.
 *
 * At the fitted biases, the derivative by W is that of the squared error with the biases held. They are in the state, so
 * a checkpoint holds them; {@link biasesOf} reads them.
 *
 * @param observations - what the loss will be used on.
 * @param options.damping - of {@link refitBiases}, default 2 and 2.
 * @param options.start - where mean and biases start from, default 0.
 * @returns a loss for `fit` on these observations.
 * @throws ArgumentError if a damping is negative, on an unknown option, or where it is used on other observations.
 *
 * @example
 * ```ts
 * import { Observations } from '@lowrank/linalg';
 * import { biasedLoss, biasesOf, fit } from '@lowrank/models';
 * import { adam } from '@lowrank/optimizers';
 *
 * const observations = Observations.from({
 *   rows: 2, columns: 2, rowIndices: [0, 0, 1], columnIndices: [0, 1, 0], values: [4, 5, 3],
 * });
 * const loss = biasedLoss(observations);
 * const { checkpoint } = await fit({ observations, loss, optimizer: adam(), steps: 10, seed: 0 });
 * console.log(biasesOf(checkpoint.loss).mean);
 * ```
 * @see Koren, Bell & Volinsky, Matrix factorization techniques for recommender systems, Computer 42 (2009), for the terms.
 */
export function biasedLoss(
  observations: Observations,
  options: { damping?: BiasDamping; start?: Biases } = {},
): DataLoss {
  const { damping = { rows: 2, columns: 2 }, start, ...unknown } = asOptions('biasedLoss', options);
  refuseUnknown('biasedLoss', unknown, ['damping', 'start']);
  refuseUnknown('biasedLoss: damping', asOptions('biasedLoss: damping', damping), ['rows', 'columns']);
  if (!(damping.rows >= 0 && damping.columns >= 0 && damping.rows + damping.columns < Infinity)) {
    throw new ArgumentError(
      `biasedLoss: damping is ${damping.rows} in rows and ${damping.columns} in columns, expected 0 or more.`,
    );
  }
  const squared = squaredLoss('mean');
  const { rowIndices, columnIndices, count } = observations;
  const predicted = new Float64Array(count);
  return Object.freeze<DataLoss>({
    name: 'biased',
    params: { damping: { rows: damping.rows, columns: damping.columns } },
    init: (given, allocate) => {
      if (given !== observations) {
        throw new ArgumentError('biasedLoss: used on other observations than it was made for. Make one for these.');
      }
      const slots = { rows: [allocate(given.rows, 'float64')], columns: [allocate(given.columns, 'float64')] };
      if (start) {
        slots.rows[0].set(start.rows);
        slots.columns[0].set(start.columns);
      }
      return { slots, globals: { mean: start?.mean ?? 0 } };
    },
    evaluate: (_given, W, state, gradient) => {
      const biases = biasesOf(state);
      refitBiases(observations, W, damping, biases);
      state.globals.mean = biases.mean;
      for (let k = 0; k < count; k++) {
        predicted[k] = W[k] + biases.mean + biases.rows[rowIndices[k]] + biases.columns[columnIndices[k]];
      }
      return squared.evaluate(observations, predicted, state, gradient);
    },
  });
}

/** The mean and biases in the state of a {@link biasedLoss}: views of its arrays. */
export function biasesOf({ slots, globals }: State): Biases {
  return { mean: globals.mean, rows: slots.rows[0] as Float64Array, columns: slots.columns[0] as Float64Array };
}
