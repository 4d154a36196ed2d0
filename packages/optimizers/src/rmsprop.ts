import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link rmsprop}. */
export interface RmspropOptions {
  /** Step size; 0.01 by default, PyTorch's. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the squared gradients, in [0, 1); 0.99 by default, PyTorch's (the lecture: 0.9). */
  readonly alpha?: number | undefined;
  /** Added to the denominator, in units of the gradient; 1e-8 by default, PyTorch's (the lecture has none). */
  readonly epsilon?: number | undefined;
}

/**
 * RMSprop: each entry's gradient over its root mean square.
 *
 * $$ \begin{aligned}
 * v_t &= \alpha \, v_{t-1} + (1 - \alpha) \, g_t^2 \\
 * \text{step}_t &= -\text{learningRate} \cdot \frac{g_t}{\sqrt{v_t} + \varepsilon}
 * \end{aligned} $$
 *
 * The bias towards v_0 = 0 is not corrected: the first step is learningRate / sqrt(1 - alpha) long in each entry.
 *
 * @param options - `learningRate`, `alpha`, `epsilon`.
 * @returns the rule; it keeps one array for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { rmsprop } from '@lowrank/optimizers';
 *
 * const rule = rmsprop({ learningRate: 0.1, alpha: 0.75 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(7)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.200
 * ```
 * @see T. Tieleman and G. Hinton, Neural Networks for Machine Learning, lecture 6.5, Coursera 2012.
 */
export function rmsprop(options: RmspropOptions = {}): Optimizer {
  const { learningRate = 1e-2, alpha = 0.99, epsilon = 1e-8, ...unknown } = asOptions('rmsprop', options);
  return defineRule({
    name: 'rmsprop',
    params: checkOptions(
      'rmsprop',
      { learningRate: [learningRate, rate], alpha: [alpha, fraction], epsilon: [epsilon, nonNegative] },
      unknown,
    ),
    rate: learningRate,
    slots: { v: entries },
    apply: (g, { slots }, k, learningRateNow, _W, out) => {
      const v = slots.v[k];
      if (updateByKernel('rmsprop', [g, v, out], [-learningRateNow, alpha, 1 - alpha], epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const vi = alpha * v[i] + (1 - alpha) * g[i] * g[i];
        v[i] = vi;
        out[i] = (-learningRateNow * g[i]) / (Math.sqrt(vi) + epsilon);
      }
    },
  });
}
