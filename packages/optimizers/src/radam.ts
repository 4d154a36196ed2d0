import { asOptions } from '@lowrank/linalg';
import { checkOptions, finite, fraction, nonNegative, type OptionKind, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link radam}. */
export interface RadamOptions {
  /** Step size; 0.001 by default, PyTorch's. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of the mean of the gradients, in [0, 1); 0.9 by default. */
  readonly beta1?: number | undefined;
  /** Decay of the mean of their squares, in [0, 1); 0.999 by default. */
  readonly beta2?: number | undefined;
  /** Added to the denominator, in units of the gradient; 1e-8 by default (the paper has none). */
  readonly epsilon?: number | undefined;
  /**
   * Length rho_t above which the adaptive step is taken, at least 4; 5 by default, as in PyTorch and in the authors' code
   * (the paper: 4).
   */
  readonly threshold?: number | undefined;
}

const atLeast4: OptionKind = {
  expected: 'a number >= 4',
  accepts: (value) => finite.accepts(value) && (value as number) >= 4,
};

/**
 * RAdam: Adam that goes without its denominator while that rests on too few gradients.
 *
 * $$ \begin{aligned}
 * m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \, g_t \\
 * v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \, g_t^2 \\
 * \rho &= \frac{2}{1 - \beta_2} - 1, \qquad \rho_t = \rho - \frac{2 t \beta_2^t}{1 - \beta_2^t} \\
 * r_t &= \sqrt{\frac{(\rho_t - 4)(\rho_t - 2) \, \rho}{(\rho - 4)(\rho - 2) \, \rho_t}} \\
 * \text{step}_t &= -\text{learningRate} \cdot \frac{m_t}{1 - \beta_1^t} \cdot \begin{cases}
 *    r_t \,/\, (\sqrt{v_t / (1 - \beta_2^t)} + \varepsilon) & \text{where } \rho_t > \text{threshold} \\
 *    1 & \text{elsewhere}
 * \end{cases}
 * \end{aligned} $$
 *
 * @param options - `learningRate`, `beta1`, `beta2`, `epsilon`, `threshold`.
 * @returns the rule; it keeps two arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { radam } from '@lowrank/optimizers';
 *
 * const rule = radam({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(7)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.700
 * ```
 * @see L. Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020, arXiv 1908.03265, algorithm 2.
 */
export function radam(options: RadamOptions = {}): Optimizer {
  const {
    learningRate = 1e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    threshold = 5,
    ...unknown
  } = asOptions('radam', options);
  const params = checkOptions(
    'radam',
    {
      learningRate: [learningRate, rate],
      beta1: [beta1, fraction],
      beta2: [beta2, fraction],
      epsilon: [epsilon, nonNegative],
      threshold: [threshold, atLeast4],
    },
    unknown,
  );
  const rho = 2 / (1 - beta2) - 1;
  return defineRule({
    name: 'radam',
    params,
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
      const correction2 = 1 - globals.beta2Power;
      const rhoT = rho - (2 * globals.step * globals.beta2Power) / correction2;
      const adaptive = rhoT > threshold;
      const rectifiedRate = adaptive
        ? correctedRate * Math.sqrt(((rhoT - 4) * (rhoT - 2) * rho) / ((rho - 4) * (rho - 2) * rhoT))
        : correctedRate;
      const correction = 1 / correction2;
      const scalars = [-rectifiedRate, beta1, beta2, correction];
      if (adaptive && updateByKernel('adam', [g, m, v, out], scalars, epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const mi = beta1 * m[i] + (1 - beta1) * g[i];
        const vi = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        m[i] = mi;
        v[i] = vi;
        out[i] = adaptive ? (-rectifiedRate * mi) / (Math.sqrt(vi * correction) + epsilon) : -rectifiedRate * mi;
      }
    },
  });
}
