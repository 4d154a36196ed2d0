import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link adamax}. */
export interface AdamaxOptions {
  /** Step size; the paper's 0.002 by default. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the gradients, in [0, 1); the paper's 0.9 by default. */
  readonly beta1?: number | undefined;
  /** Decay of their weighted maximum, in [0, 1); the paper's 0.999 by default. */
  readonly beta2?: number | undefined;
  /** Added to each new |g|, in units of the gradient; 1e-8 by default, PyTorch's (the paper has none). */
  readonly epsilon?: number | undefined;
}

/**
 * AdaMax: Adam with a decaying maximum in place of the root mean square.
 *
 * $$ \begin{aligned}
 * m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \, g_t \\
 * u_t &= \max(\beta_2 u_{t-1}, |g_t| + \varepsilon) \\
 * \text{step}_t &= -\frac{\text{learningRate}}{1 - \beta_1^t} \cdot \frac{m_t}{u_t}
 * \end{aligned} $$
 *
 * The paper has no epsilon and divides 0 by 0 where every gradient so far was 0; it stands where PyTorch has it.
 *
 * @param options - `learningRate`, `beta1`, `beta2`, `epsilon`.
 * @returns the rule; it keeps two arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { adamax } from '@lowrank/optimizers';
 *
 * const rule = adamax({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1, 1), rows: 1, columns: 2 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(2);
 * rule.update([Float64Array.of(7, 0)], state, [W], [step]);
 * console.log(step[0].toFixed(3), step[1] === 0); // -0.100 true
 * ```
 * @see D. P. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, arXiv 1412.6980, algorithm 2.
 */
export function adamax(options: AdamaxOptions = {}): Optimizer {
  const { learningRate = 2e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, ...unknown } = asOptions('adamax', options);
  return defineRule({
    name: 'adamax',
    params: checkOptions(
      'adamax',
      {
        learningRate: [learningRate, rate],
        beta1: [beta1, fraction],
        beta2: [beta2, fraction],
        epsilon: [epsilon, nonNegative],
      },
      unknown,
    ),
    rate: learningRate,
    slots: { m: entries, u: entries },
    globals: { beta1Power: 1 },
    advance: (globals) => {
      globals.beta1Power *= beta1;
    },
    apply: (g, { slots, globals }, k, learningRateNow, _W, out) => {
      const m = slots.m[k];
      const u = slots.u[k];
      const correctedRate = learningRateNow / (1 - globals.beta1Power);
      if (updateByKernel('adamax', [g, m, u, out], [-correctedRate, beta1, beta2], epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const mi = beta1 * m[i] + (1 - beta1) * g[i];
        const ui = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
        m[i] = mi;
        u[i] = ui;
        out[i] = (-correctedRate * mi) / ui;
      }
    },
  });
}
