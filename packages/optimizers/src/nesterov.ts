import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link nesterov}. */
export interface NesterovOptions {
  /** Step size; 0.01 by default, which is ours. */
  readonly learningRate?: number | Schedule | undefined;
  /** Share of the velocity that survives a step, in [0, 1); 0.9 by default, which is customary. */
  readonly momentum?: number | undefined;
}

/**
 * Nesterov's accelerated gradient with constant momentum.
 *
 * $$ \begin{aligned}
 * v_t &= \text{momentum} \cdot v_{t-1} + g_t \\
 * \text{step}_t &= -\text{learningRate} \cdot (g_t + \text{momentum} \cdot v_t)
 * \end{aligned} $$
 *
 * Published rules take the gradient at the point ahead, W + momentum velocity. Here, as in PyTorch, the parameters *are*
 * that point, so that the gradient is taken where they stand: the same iterates in other coordinates, for a constant
 * learning rate.
 *
 * @param options - `learningRate`, `momentum`.
 * @returns the rule; it keeps one array for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { nesterov } from '@lowrank/optimizers';
 *
 * const rule = nesterov({ learningRate: 0.1, momentum: 0.5 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(2)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.300
 * ```
 * @see Y. Nesterov, A method for solving the convex programming problem with convergence rate O(1/k^2) (1983);
 * I. Sutskever, J. Martens, G. Dahl and G. Hinton, On the importance of initialization and momentum in deep learning,
 * ICML 2013, equations 3 and 4; Y. Bengio et al., arXiv 1212.0901, section 3.5, for these coordinates.
 */
export function nesterov(options: NesterovOptions = {}): Optimizer {
  const { learningRate = 1e-2, momentum = 0.9, ...unknown } = asOptions('nesterov', options);
  return defineRule({
    name: 'nesterov',
    params: checkOptions('nesterov', { learningRate: [learningRate, rate], momentum: [momentum, fraction] }, unknown),
    rate: learningRate,
    slots: { velocity: entries },
    apply: (g, { slots }, k, learningRateNow, _W, out) => {
      const v = slots.velocity[k];
      if (updateByKernel('nesterov', [g, v, out], [-learningRateNow, momentum])) return;
      for (let i = 0; i < g.length; i++) {
        const vi = momentum * v[i] + g[i];
        v[i] = vi;
        out[i] = -learningRateNow * (g[i] + momentum * vi);
      }
    },
  });
}
