import { asOptions } from '@lowrank/linalg';
import { checkOptions, fraction, positive, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import type { Optimizer } from './optimizer.js';
import type { Schedule } from './schedule.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link adadelta}. */
export interface AdadeltaOptions {
  /** Factor of every step, unitless; 1 by default, which is the paper's rule. */
  readonly learningRate?: number | Schedule | undefined;
  /** Decay of both means, in [0, 1); 0.9 by default, PyTorch's (the paper: 0.95). */
  readonly rho?: number | undefined;
  /** Added under both roots, so that the first step is not 0; the paper's 1e-6 by default. */
  readonly epsilon?: number | undefined;
}

/**
 * Adadelta: steps in the units of the parameter, with no learning rate to choose.
 *
 * $$ \begin{aligned}
 * v_t &= \rho \, v_{t-1} + (1 - \rho) \, g_t^2 \\
 * d_t &= -\sqrt{\frac{u_{t-1} + \varepsilon}{v_t + \varepsilon}} \; g_t \\
 * u_t &= \rho \, u_{t-1} + (1 - \rho) \, d_t^2 \\
 * \text{step}_t &= \text{learningRate} \cdot d_t
 * \end{aligned} $$
 *
 * The paper has no learning rate; as in PyTorch it scales the step but not what u remembers.
 *
 * @param options - `learningRate`, `rho`, `epsilon`.
 * @returns the rule; it keeps two arrays for each parameter.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { adadelta } from '@lowrank/optimizers';
 *
 * const rule = adadelta({ rho: 0.75, epsilon: 1e-4 });
 * const W = { data: Float64Array.of(1), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(700)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.020
 * ```
 * @see M. D. Zeiler, ADADELTA: An Adaptive Learning Rate Method, arXiv 1212.5701, algorithm 1.
 */
export function adadelta(options: AdadeltaOptions = {}): Optimizer {
  const { learningRate = 1, rho = 0.9, epsilon = 1e-6, ...unknown } = asOptions('adadelta', options);
  return defineRule({
    name: 'adadelta',
    params: checkOptions(
      'adadelta',
      { learningRate: [learningRate, rate], rho: [rho, fraction], epsilon: [epsilon, positive] },
      unknown,
    ),
    rate: learningRate,
    slots: { v: entries, u: entries },
    apply: (g, { slots }, k, learningRateNow, _W, out) => {
      const v = slots.v[k];
      const u = slots.u[k];
      if (updateByKernel('adadelta', [g, v, u, out], [learningRateNow, rho], epsilon)) return;
      for (let i = 0; i < g.length; i++) {
        const vi = rho * v[i] + (1 - rho) * g[i] * g[i];
        const di = -Math.sqrt((u[i] + epsilon) / (vi + epsilon)) * g[i];
        v[i] = vi;
        u[i] = rho * u[i] + (1 - rho) * di * di;
        out[i] = learningRateNow * di;
      }
    },
  });
}
