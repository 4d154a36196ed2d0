import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import { scale } from './scale.js';
import type { Schedule } from './schedule.js';
import { sumOfSquares } from './sum-of-squares.js';

/** Options of {@link groupRmsprop}. */
export interface GroupRmspropOptions {
  /** Length of a step whose gradient has the usual norm; 0.01 by default, the authors' code. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the squared norms, in [0, 1); 0.99 by default, the authors' code. */
  readonly alpha?: number | undefined;
  /** Added to the denominator, in units of the gradient's norm; 1e-6 by default, the authors' code. */
  readonly epsilon?: number | undefined;
}

/**
 * GroupRMSprop: gradient descent with one adaptive rate for all parameters together.
 *
 * $$ \begin{aligned}
 * s_t &= \alpha \, s_{t-1} + (1 - \alpha) \, \|g_t\|^2 \\
 * \text{step}_t &= -\text{learningRate} \cdot \frac{g_t}{\sqrt{s_t / (1 - \alpha^t)} + \varepsilon}
 * \end{aligned} $$
 *
 * with the squares summed over the entries of all parameters.
 *
 * Every step is a multiple of the gradient, so nothing is per coordinate: rotating the gradients rotates the steps.
 *
 * @param options - `learningRate`, `alpha`, `epsilon`.
 * @returns the rule; it keeps two numbers and no arrays.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { groupRmsprop } from '@lowrank/optimizers';
 *
 * const rule = groupRmsprop({ learningRate: 0.1, epsilon: 0 });
 * const W = { data: Float64Array.of(1, 1), rows: 1, columns: 2 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(2);
 * rule.update([Float64Array.of(300, 400)], state, [W], [step]);
 * console.log(step[0].toFixed(3), step[1].toFixed(3)); // -0.060 -0.080
 * ```
 * @see S. Arora, N. Cohen, W. Hu and Y. Luo, Implicit Regularization in Deep Matrix Factorization, arXiv 1905.13655, and
 * `opt.py` of the authors' code, https://github.com/roosephu/deep_matrix_factorization, whose equations and defaults these
 * are.
 */
export function groupRmsprop(options: GroupRmspropOptions = {}): Optimizer {
  const { learningRate = 1e-2, alpha = 0.99, epsilon = 1e-6, ...unknown } = asOptions('groupRmsprop', options);
  return defineRule({
    name: 'groupRmsprop',
    params: checkOptions(
      'groupRmsprop',
      { learningRate: [learningRate, rate], alpha: [alpha, fraction], epsilon: [epsilon, nonNegative] },
      unknown,
    ),
    rate: learningRate,
    globals: { meanSquare: 0, alphaPower: 1 },
    advance: (globals, gradients) => {
      globals.meanSquare = alpha * globals.meanSquare + (1 - alpha) * sumOfSquares(gradients);
      globals.alphaPower *= alpha;
    },
    apply: (g, { globals }, _k, learningRateNow, _W, out) => {
      const rateOfAll = learningRateNow / (Math.sqrt(globals.meanSquare / (1 - globals.alphaPower)) + epsilon);
      scale(-rateOfAll, g, out);
    },
  });
}
