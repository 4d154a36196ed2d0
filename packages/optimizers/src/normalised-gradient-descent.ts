import { asOptions } from '@lowrank/linalg';
import { checkOptions, rate } from './check-options.js';
import { defineRule } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import { scale } from './scale.js';
import type { Schedule } from './schedule.js';
import { sumOfSquares } from './sum-of-squares.js';

/** Options of {@link normalisedGradientDescent}. */
export interface NormalisedGradientDescentOptions {
  /** Length of every step, in units of the parameters' norm; 0.01 by default, which is ours. */
  readonly learningRate?: number | Schedule | undefined;
}

/**
 * Normalised gradient descent: steps of a given length down the gradient.
 *
 * $$ \text{step}_t = -\text{learningRate} \cdot \frac{g_t}{\|g_t\|} $$
 *
 * with the norm taken over the entries of all parameters; 0 where g_t = 0.
 *
 * @param options - `learningRate`.
 * @returns the rule; it keeps no arrays.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { normalisedGradientDescent } from '@lowrank/optimizers';
 *
 * const rule = normalisedGradientDescent({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1, 1), rows: 1, columns: 2 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(2);
 * rule.update([Float64Array.of(300, 400)], state, [W], [step]);
 * console.log(step[0].toFixed(3), step[1].toFixed(3)); // -0.060 -0.080
 * ```
 * @see E. Hazan, K. Levy and S. Shalev-Shwartz, Beyond Convexity: Stochastic Quasi-Convex Optimization,
 * arXiv 1507.02030, algorithm 1.
 */
export function normalisedGradientDescent(options: NormalisedGradientDescentOptions = {}): Optimizer {
  const { learningRate = 1e-2, ...unknown } = asOptions('normalisedGradientDescent', options);
  return defineRule({
    name: 'normalisedGradientDescent',
    params: checkOptions('normalisedGradientDescent', { learningRate: [learningRate, rate] }, unknown),
    rate: learningRate,
    globals: { gradientNorm: 0 },
    advance: (globals, gradients) => {
      globals.gradientNorm = Math.sqrt(sumOfSquares(gradients));
    },
    apply: (g, { globals }, _k, learningRateNow, _W, out) => {
      const rateOfAll = globals.gradientNorm > 0 ? learningRateNow / globals.gradientNorm : 0;
      scale(-rateOfAll, g, out);
    },
  });
}
