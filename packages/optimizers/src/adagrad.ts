import { asOptions } from '@lowrank/linalg';
import { checkOptions, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link adagrad}. */
export interface AdagradOptions {
  /** Step size; 0.01 by default, PyTorch's (the paper tunes it). */
  readonly learningRate?: number | Schedule | undefined;
  /** The paper's delta, added to the denominator, in units of the gradient; 1e-10 by default, PyTorch's. */
  readonly epsilon?: number | undefined;
}

/**
 * Adagrad: each entry's gradient over the root of the sum of all its squares.
 *
 * $$ \begin{aligned}
 * v_t &= v_{t-1} + g_t^2 \\
 * \text{step}_t &= -\text{learningRate} \cdot \frac{g_t}{\sqrt{v_t} + \varepsilon}
 * \end{aligned} $$
 *
 * This is the paper's diagonal form for the unconstrained problem.
 *
 * @param options - `learningRate`, `epsilon`.
 * @returns the rule; it keeps one array for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { adagrad } from '@lowrank/optimizers';
 *
 * const rule = adagrad({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(3)], state, [W], [step]);
 * rule.update([Float64Array.of(4)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.080
 * ```
 * @see J. Duchi, E. Hazan and Y. Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization,
 * JMLR 12 (2011), figure 1.
 */
export function adagrad(options: AdagradOptions = {}): Optimizer {
  const { learningRate = 1e-2, epsilon = 1e-10, ...unknown } = asOptions('adagrad', options);
  return defineRule({
    name: 'adagrad',
    params: checkOptions('adagrad', { learningRate: [learningRate, rate], epsilon: [epsilon, nonNegative] }, unknown),
    rate: learningRate,
    slots: { v: entries },
    apply: (g, { slots }, k, learningRateNow, _W, out) => {
      const v = slots.v[k];
      if (updateByKernel('rmsprop', [g, v, out], [-learningRateNow, 1, 1], epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const vi = v[i] + g[i] * g[i];
        v[i] = vi;
        out[i] = (-learningRateNow * g[i]) / (Math.sqrt(vi) + epsilon);
      }
    },
  });
}
