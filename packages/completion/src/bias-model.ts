import { ArgumentError, asOptions, type Observations, refuseUnknown } from '@lowrank/linalg';
import { type BiasDamping, type Biases, refitBiases } from '@lowrank/models';
import { checkFitCall } from './check-observations.js';
import type { CompletionMethod } from './completion.js';
import { fittedCompletion } from './make-completion.js';
import { biasParts, noBiases } from './parts.js';
import { restoreOf } from './restore-completion.js';

/** Rounds of alternating least squares; the errors of MovieLens 100K change by less than .0005 after 10. */
const rounds = 15;

/**
 * Predicts mu + b_i + c_j: a mean, how far row i (a user, say) lies above it, and how far column j (an item), by
 * alternating least squares with damping.
 *
 *     b_i = sum over row i of (value - mu - c_j) / (count + userDamping),   and likewise c_j with itemDamping
 *
 * @param options.userDamping - for rows, in observations; default 15.
 * @param options.itemDamping - for columns, in observations; default 10.
 * @returns a method named `biasModel`.
 * @throws ArgumentError if a damping is negative or not finite, and on unknown options.
 *
 * @example
 * ```ts
 * import { biasModel } from '@lowrank/completion';
 * import { Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.from({
 *   rows: 2, columns: 2, rowIndices: [0, 0, 1], columnIndices: [0, 1, 0], values: [4, 5, 2],
 * });
 * const completion = await biasModel({ userDamping: 1, itemDamping: 1 }).fit(observations, { seed: 0 });
 * console.log(completion.predict([1], [1]));
 * ```
 * @see Koren, Bell & Volinsky, Matrix factorization techniques for recommender systems, Computer 42 (2009), equation 3.
 */
export function biasModel(options: { userDamping?: number; itemDamping?: number } = {}): CompletionMethod {
  const { userDamping = 15, itemDamping = 10, ...unknown } = asOptions('biasModel', options);
  refuseUnknown('biasModel', unknown, ['userDamping', 'itemDamping']);
  for (const [name, damping] of Object.entries({ userDamping, itemDamping })) {
    if (!(damping >= 0 && damping < Infinity)) {
      throw new ArgumentError(`biasModel: ${name} is ${damping}, expected a number of observations, 0 or more.`);
    }
  }
  const params = Object.freeze({ userDamping, itemDamping });
  return Object.freeze<CompletionMethod>({
    name: 'biasModel',
    params,
    fit: async (train, options) => {
      checkFitCall('biasModel', train, options);
      const biases = alternatingBiases(train, { rows: userDamping, columns: itemDamping });
      options.onProgress?.({ step: 1, steps: 1 });
      return fittedCompletion(biasParts(biases), train, options, {
        method: 'biasModel',
        params,
        steps: 0,
        stoppedBy: 'closed form',
        warnings: [],
      });
    },
    restore: restoreOf('biasModel'),
  });
}

/** Mean and biases of the values themselves. */
export function alternatingBiases(observations: Observations, damping: BiasDamping): Biases {
  const biases = noBiases(observations.rows, observations.columns);
  for (let round = 0; round < rounds; round++) refitBiases(observations, undefined, damping, biases);
  return biases;
}
