import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link momentum}. */
export interface MomentumOptions {
  /** Step size; 0.01 by default, which is ours. */
  readonly learningRate?: number | Schedule | undefined;
  /** Share of the velocity that survives a step, in [0, 1); 0.9 by default, which is customary. */
  readonly momentum?: number | undefined;
}

/**
 * Gradient descent with heavy-ball momentum.
 *
 * $$ \begin{aligned}
 * v_t &= \text{momentum} \cdot v_{t-1} + g_t \\
 * \text{step}_t &= -\text{learningRate} \cdot v_t
 * \end{aligned} $$
 *
 * The learning rate stands outside the velocity, as in PyTorch: when it changes, so does the whole step at once. For a
 * constant rate this is Polyak's step_t = momentum step_{t-1} - learningRate g_t. There is no dampening.
 *
 * @param options - `learningRate`, `momentum`.
 * @returns the rule; it keeps one array for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { momentum } from '@lowrank/optimizers';
 *
 * const rule = momentum({ learningRate: 0.1, momentum: 0.5 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(2)], state, [W], [step]);
 * rule.update([Float64Array.of(2)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.300
 * ```
 * @see B. Polyak, Some methods of speeding up the convergence of iteration methods (1964), equation 9.
 */
export function momentum(options: MomentumOptions = {}): Optimizer {
  const { learningRate = 1e-2, momentum = 0.9, ...unknown } = asOptions('momentum', options);
  return defineRule({
    name: 'momentum',
    params: checkOptions('momentum', { learningRate: [learningRate, rate], momentum: [momentum, fraction] }, unknown),
    rate: learningRate,
    slots: { velocity: entries },
    apply: (g, { slots }, k, learningRateNow, _W, out) => {
      const v = slots.velocity[k];
      if (updateByKernel('momentum', [g, v, out], [-learningRateNow, momentum])) return;
      for (let i = 0; i < g.length; i++) {
        const vi = momentum * v[i] + g[i];
        v[i] = vi;
        out[i] = -learningRateNow * vi;
      }
    },
  });
}
