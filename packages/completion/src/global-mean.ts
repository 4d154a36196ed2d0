import { checkFitCall } from './check-observations.js';
import type { CompletionMethod } from './completion.js';
import { fittedCompletion } from './make-completion.js';
import { biasParts, noBiases } from './parts.js';
import { restoreOf } from './restore-completion.js';
import { weightedMean } from './weighted-mean.js';

/**
 * Predicts the mean of the observed entries everywhere, weighted where they have weights. The least that any other method
 * must beat.
 *
 * @returns a method named `globalMean`.
 *
 * @example
 * ```ts
 * import { globalMean } from '@lowrank/completion';
 * import { Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.from({ rows: 2, columns: 2, rowIndices: [0, 1], columnIndices: [0, 1], values: [1, 3] });
 * console.log((await globalMean().fit(observations, { seed: 0 })).predict([0], [1])); // 2
 * ```
 */
export function globalMean(): CompletionMethod {
  return Object.freeze<CompletionMethod>({
    name: 'globalMean',
    params: Object.freeze({}),
    fit: async (train, options) => {
      checkFitCall('globalMean', train, options);
      const { rows, columns } = train;
      options.onProgress?.({ step: 1, steps: 1 });
      return fittedCompletion(biasParts({ ...noBiases(rows, columns), mean: weightedMean(train) }), train, options, {
        method: 'globalMean',
        params: {},
        steps: 0,
        stoppedBy: 'closed form',
        warnings: [],
      });
    },
    restore: restoreOf('globalMean'),
  });
}
