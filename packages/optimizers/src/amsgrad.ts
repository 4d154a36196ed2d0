import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link amsgrad}. */
export interface AmsgradOptions {
  /** Step size; 0.001 by default, Adam's (the paper tunes it). */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the gradients, in [0, 1); the paper's 0.9 by default. */
  readonly beta1?: number | undefined;
  /** Decay of the mean of their squares, in [0, 1); 0.999 by default, Adam's (the paper also tries 0.99). */
  readonly beta2?: number | undefined;
  /** Added to the denominator, in units of the gradient; 1e-8 by default, Adam's (the paper has none). */
  readonly epsilon?: number | undefined;
}

/**
 * AMSGrad: Adam whose denominator never shrinks.
 *
 * $$ \begin{aligned}
 * m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \, g_t \\
 * v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \, g_t^2 \\
 * v^{\max}_t &= \max(v^{\max}_{t-1}, v_t) \\
 * \text{step}_t &= -\text{learningRate} \cdot
 *    \frac{m_t / (1 - \beta_1^t)}{\sqrt{v^{\max}_t / (1 - \beta_2^t)} + \varepsilon}
 * \end{aligned} $$
 *
 * The paper has neither correction of the bias nor epsilon; both are here as in PyTorch, which corrects after the maximum.
 *
 * @param options - `learningRate`, `beta1`, `beta2`, `epsilon`.
 * @returns the rule; it keeps three arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { amsgrad } from '@lowrank/optimizers';
 *
 * const rule = amsgrad({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(7)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.100
 * ```
 * @see S. J. Reddi, S. Kale and S. Kumar, On the Convergence of Adam and Beyond, ICLR 2018, arXiv 1904.09237, algorithm 2.
 */
export function amsgrad(options: AmsgradOptions = {}): Optimizer {
  const { learningRate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, ...unknown } = asOptions('amsgrad', options);
  return defineRule({
    name: 'amsgrad',
    params: checkOptions(
      'amsgrad',
      {
        learningRate: [learningRate, rate],
        beta1: [beta1, fraction],
        beta2: [beta2, fraction],
        epsilon: [epsilon, nonNegative],
      },
      unknown,
    ),
    rate: learningRate,
    slots: { m: entries, v: entries, vmax: entries },
    globals: { beta1Power: 1, beta2Power: 1 },
    advance: (globals) => {
      globals.beta1Power *= beta1;
      globals.beta2Power *= beta2;
    },
    apply: (g, { slots, globals }, k, learningRateNow, _W, out) => {
      const m = slots.m[k];
      const v = slots.v[k];
      const vmax = slots.vmax[k];
      const correctedRate = learningRateNow / (1 - globals.beta1Power);
      const correction = 1 / (1 - globals.beta2Power);
      const scalars = [-correctedRate, beta1, beta2, correction];
      if (updateByKernel('amsgrad', [g, m, v, vmax, out], scalars, epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const mi = beta1 * m[i] + (1 - beta1) * g[i];
        const vi = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        const largest = Math.max(vmax[i], vi);
        m[i] = mi;
        v[i] = vi;
        vmax[i] = largest;
        out[i] = (-correctedRate * mi) / (Math.sqrt(largest * correction) + epsilon);
      }
    },
  });
}
