import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link adamw}. */
export interface AdamwOptions {
  /** Step size; the paper's 0.001 by default. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the gradients, in [0, 1); the paper's 0.9 by default. */
  readonly beta1?: number | undefined;
  /** Decay of the mean of their squares, in [0, 1); the paper's 0.999 by default. */
  readonly beta2?: number | undefined;
  /** Added to the denominator, in units of the gradient; the paper's 1e-8 by default. */
  readonly epsilon?: number | undefined;
  /** Share of W removed in a step for each unit of the learning rate; 0.01 by default, PyTorch's (the paper tunes it). */
  readonly weightDecay?: number | undefined;
}

/**
 * AdamW: Adam with a decay of the weights that its denominator does not rescale.
 *
 * $$ \begin{aligned}
 * m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \, g_t \\
 * v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \, g_t^2 \\
 * \text{step}_t &= -\text{learningRate} \cdot
 *    \left( \frac{m_t / (1 - \beta_1^t)}{\sqrt{v_t / (1 - \beta_2^t)} + \varepsilon} + \text{weightDecay} \cdot W \right)
 * \end{aligned} $$
 *
 * The paper scales the decay by its schedule multiplier only; here, as in PyTorch, by the whole learning rate.
 *
 * @param options - `learningRate`, `beta1`, `beta2`, `epsilon`, `weightDecay`.
 * @returns the rule; it keeps two arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { adamw } from '@lowrank/optimizers';
 *
 * const rule = adamw({ learningRate: 0.1, weightDecay: 0.5 });
 * const W = { data: Float64Array.of(4), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(7)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.300
 * ```
 * @see I. Loshchilov and F. Hutter, Decoupled Weight Decay Regularization, arXiv 1711.05101, algorithm 2.
 */
export function adamw(options: AdamwOptions = {}): Optimizer {
  const {
    learningRate = 1e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    weightDecay = 1e-2,
    ...unknown
  } = asOptions('adamw', options);
  return defineRule({
    name: 'adamw',
    params: checkOptions(
      'adamw',
      {
        learningRate: [learningRate, rate],
        beta1: [beta1, fraction],
        beta2: [beta2, fraction],
        epsilon: [epsilon, nonNegative],
        weightDecay: [weightDecay, nonNegative],
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
    apply: (g, { slots, globals }, k, learningRateNow, { data: W }, out) => {
      const m = slots.m[k];
      const v = slots.v[k];
      const correctedRate = learningRateNow / (1 - globals.beta1Power);
      const correction = 1 / (1 - globals.beta2Power);
      const decay = -learningRateNow * weightDecay;
      const scalars = [-correctedRate, beta1, beta2, correction, decay];
      if (updateByKernel('adamw', [g, m, v, W, out], scalars, epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const mi = beta1 * m[i] + (1 - beta1) * g[i];
        const vi = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        m[i] = mi;
        v[i] = vi;
        out[i] = (-correctedRate * mi) / (Math.sqrt(vi * correction) + epsilon) + decay * W[i];
      }
    },
  });
}
