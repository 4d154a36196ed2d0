import { asOptions, pow } from '@lowrank/linalg';
import { checkOptions, fraction, nonNegative, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link nadam}. */
export interface NadamOptions {
  /** Step size; 0.002 by default, PyTorch's (the paper tunes it). */
  readonly learningRate?: number | Schedule | undefined;
  /** Momentum after its warm-up, in [0, 1); 0.9 by default, PyTorch's. */
  readonly beta1?: number | undefined;
  /** Decay of the mean of the squared gradients, in [0, 1); 0.999 by default. */
  readonly beta2?: number | undefined;
  /** Added to the denominator, in units of the gradient; 1e-8 by default. */
  readonly epsilon?: number | undefined;
  /** Speed of the momentum's warm-up, per step; the report's 0.004 by default. 0 keeps it at beta1 / 2. */
  readonly momentumDecay?: number | undefined;
}

/**
 * NAdam: Adam with Nesterov's look-ahead in its first moment, and a momentum that warms up.
 *
 * $$ \begin{aligned}
 * \mu_t &= \beta_1 \left(1 - \tfrac{1}{2} \, 0.96^{\, t \cdot \text{momentumDecay}}\right) \\
 * m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \, g_t \\
 * v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \, g_t^2 \\
 * \hat m_t &= \frac{\mu_{t+1} m_t}{1 - \mu_1 \cdots \mu_{t+1}} + \frac{(1 - \mu_t) \, g_t}{1 - \mu_1 \cdots \mu_t} \\
 * \text{step}_t &= -\text{learningRate} \cdot \frac{\hat m_t}{\sqrt{v_t / (1 - \beta_2^t)} + \varepsilon}
 * \end{aligned} $$
 *
 * As in PyTorch the mean m_t decays by beta1, where the report's algorithm has mu_t.
 *
 * @param options - `learningRate`, `beta1`, `beta2`, `epsilon`, `momentumDecay`.
 * @returns the rule; it keeps two arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { nadam } from '@lowrank/optimizers';
 *
 * const rule = nadam({ learningRate: 0.1 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(7)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.106
 * ```
 * @see T. Dozat, Incorporating Nesterov Momentum into Adam, ICLR workshop 2016, algorithm 2, and the report of the same
 * title for the schedule of mu.
 */
export function nadam(options: NadamOptions = {}): Optimizer {
  const {
    learningRate = 2e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
    momentumDecay = 4e-3,
    ...unknown
  } = asOptions('nadam', options);
  const params = checkOptions(
    'nadam',
    {
      learningRate: [learningRate, rate],
      beta1: [beta1, fraction],
      beta2: [beta2, fraction],
      epsilon: [epsilon, nonNegative],
      momentumDecay: [momentumDecay, nonNegative],
    },
    unknown,
  );
  const warmUp = pow(0.96, momentumDecay);
  return defineRule({
    name: 'nadam',
    params,
    rate: learningRate,
    slots: { m: entries, v: entries },
    globals: { warmUpPower: 1, muProduct: 1, beta2Power: 1 },
    advance: (globals) => {
      globals.warmUpPower *= warmUp;
      globals.muProduct *= beta1 * (1 - globals.warmUpPower / 2);
      globals.beta2Power *= beta2;
    },
    apply: (g, { slots, globals }, k, learningRateNow, _W, out) => {
      const m = slots.m[k];
      const v = slots.v[k];
      const mu = beta1 * (1 - globals.warmUpPower / 2);
      const muNext = beta1 * (1 - (globals.warmUpPower * warmUp) / 2);
      const ofGradient = (learningRateNow * (1 - mu)) / (1 - globals.muProduct);
      const ofMean = (learningRateNow * muNext) / (1 - globals.muProduct * muNext);
      const correction = 1 / (1 - globals.beta2Power);
      const scalars = [-ofMean, -ofGradient, beta1, beta2, correction];
      if (updateByKernel('nadam', [g, m, v, out], scalars, epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const mi = beta1 * m[i] + (1 - beta1) * g[i];
        const vi = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        m[i] = mi;
        v[i] = vi;
        out[i] = -(ofMean * mi + ofGradient * g[i]) / (Math.sqrt(vi * correction) + epsilon);
      }
    },
  });
}
