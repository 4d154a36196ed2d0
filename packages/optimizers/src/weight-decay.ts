import { asOptions } from '@lowrank/linalg';
import { checkOptions, rate as rateKind } from './check-options.js';
import { defineRule } from './define-rule.js';
import { asGradientTransform, type GradientTransform } from './gradient-transform.js';
import { linearCombination } from './linear-combination.js';
import type { Schedule } from './schedule.js';

/** Options of {@link weightDecay}. */
export interface WeightDecayOptions {
  /** Weight of the decay, >= 0, in units of gradient over parameter. */
  readonly rate: number | Schedule;
}

/**
 * Adds the gradient of rate ||W||^2 / 2 to every gradient.
 *
 * g' = g + rate W
 *
 * In front of Adam this is Adam with L2 regularisation, whose denominator rescales the decay; `adamw` decouples it.
 *
 * @param options - `rate`.
 * @returns a transform for `chain`; it keeps no arrays.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { chain, gradientDescent, weightDecay } from '@lowrank/optimizers';
 *
 * const rule = chain(weightDecay({ rate: 0.5 }), gradientDescent({ learningRate: 0.1 }));
 * const W = { data: Float64Array.of(4), rows: 1, columns: 1 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(1);
 * rule.update([Float64Array.of(1)], state, [W], [step]);
 * console.log(step[0].toFixed(3)); // -0.300
 * ```
 * @see A. Krogh and J. Hertz, A Simple Weight Decay Can Improve Generalization, NIPS 1991, equation 3.
 */
export function weightDecay(options: WeightDecayOptions): GradientTransform {
  const { rate, ...unknown } = asOptions('weightDecay', options);
  return asGradientTransform(
    defineRule({
      name: 'weightDecay',
      params: checkOptions('weightDecay', { rate: [rate, rateKind] }, unknown),
      rate,
      apply: (g, _state, _k, rateNow, { data: W }, out) => {
        linearCombination(1, g, rateNow, W, out);
      },
    }),
  );
}
