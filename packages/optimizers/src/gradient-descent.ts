import { asOptions } from '@lowrank/linalg';
import { checkOptions, rate } from './check-options.js';
import { defineRule } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import { scale } from './scale.js';
import type { Schedule } from './schedule.js';

/** Options of {@link gradientDescent}. */
export interface GradientDescentOptions {
  /** Step size; 0.01 by default, which is ours. */
  readonly learningRate?: number | Schedule | undefined;
}

/**
 * Gradient descent: a step down the gradient.
 *
 * $$ \text{step}_t = -\text{learningRate} \cdot g_t $$
 *
 * @param options - `learningRate`.
 * @returns the rule; it keeps no arrays.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { gradientDescent } from '@lowrank/optimizers';
 *
 * const rule = gradientDescent({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1, -2), rows: 1, columns: 2 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(2);
 * rule.update([Float64Array.of(2, 4)], state, [W], [step]);
 * console.log(step); // Float64Array [ -0.2, -0.4 ]
 * ```
 * @see A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées (1847).
 */
export function gradientDescent(options: GradientDescentOptions = {}): Optimizer {
  const { learningRate = 1e-2, ...unknown } = asOptions('gradientDescent', options);
  return defineRule({
    name: 'gradientDescent',
    params: checkOptions('gradientDescent', { learningRate: [learningRate, rate] }, unknown),
    rate: learningRate,
    apply: (g, _state, _k, learningRateNow, _W, out) => {
      scale(-learningRateNow, g, out);
    },
  });
}
