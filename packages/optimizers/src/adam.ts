import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link adam}. */
export interface AdamOptions {
  /** Step size; the paper's 0.001 by default. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the gradients, in [0, 1); the paper's 0.9 by default. */
  readonly beta1?: number | undefined;
  /** Decay of the mean of their squares, in [0, 1); the paper's 0.999 by default. */
  readonly beta2?: number | undefined;
  /** Added to the denominator, in units of the gradient; the paper's 1e-8 by default (tfjs: 1e-7). */
  readonly epsilon?: number | undefined;
}

/**
 * Adam: each entry moves by the mean of its gradients over their root mean square.
 *
 * $$ \begin{aligned}
 * m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \, g_t \\
 * v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \, g_t^2 \\
 * \text{step}_t &= -\text{learningRate} \cdot \frac{m_t / (1 - \beta_1^t)}{\sqrt{v_t / (1 - \beta_2^t)} + \varepsilon}
 * \end{aligned} $$
 *
 * Epsilon is added after the correction of the bias, as in the paper's algorithm. The powers of beta are running products.
 *
 * @param options - `learningRate`, `beta1`, `beta2`, `epsilon`.
 * @returns the rule; it keeps two arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { adam } from '@lowrank/optimizers';
 *
 * const rule = adam({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1, 1), rows: 1, columns: 2 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(2);
 * rule.update([Float64Array.of(200, -0.03)], state, [W], [step]);
 * console.log(step[0].toFixed(3), step[1].toFixed(3)); // -0.100 0.100
 * ```
 * @see D. P. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, arXiv 1412.6980, algorithm 1.
 */
export function adam(options: AdamOptions = {}): Optimizer {
  const { learningRate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, ...unknown } = asOptions('adam', options);
  return defineRule({
    name: 'adam',
    params: checkOptions(
      'adam',
      {
        learningRate: [learningRate, rate],
        beta1: [beta1, fraction],
        beta2: [beta2, fraction],
        epsilon: [epsilon, nonNegative],
      },
      unknown,
    ),
    rate: learningRate,
    slots: { m: entries, v: entries },
    globals: { beta1Power: 1, beta2Power: 1 },
    advance: (globals) => {
      globals.beta1Power *= beta1;
      globals.beta2Power *= beta2;
    },
    apply: (g, { slots, globals }, k, learningRateNow, _W, out) => {
      const m = slots.m[k];
      const v = slots.v[k];
      const correctedRate = learningRateNow / (1 - globals.beta1Power);
      const correction = 1 / (1 - globals.beta2Power);
      if (updateByKernel('adam', [g, m, v, out], [-correctedRate, beta1, beta2, correction], epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const mi = beta1 * m[i] + (1 - beta1) * g[i];
        const vi = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        m[i] = mi;
        v[i] = vi;
        out[i] = (-correctedRate * mi) / (Math.sqrt(vi * correction) + epsilon);
      }
    },
  });
}
