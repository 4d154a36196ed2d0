import { asOptions, cos } from '@lowrank/linalg';
import { checkOptions, finite, positiveCount } from './check-options.js';
import type { Schedule } from './schedule.js';

/** Options of {@link cosineDecay}. */
export interface CosineDecayOptions {
  /** The value at step 0. */
  readonly value: number;
  /** The step from which it is `final`. */
  readonly steps: number;
  /** The value at the end; 0 by default, as in the paper. */
  readonly final?: number | undefined;
}

/**
 * A value that falls along half a wave of the cosine.
 *
 * final + (value - final) (1 + cos(pi t / steps)) / 2 for t < steps; final from there on
 *
 * @param options - `value`, `steps`, `final`.
 * @returns the schedule; there are no restarts.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { cosineDecay } from '@lowrank/optimizers';
 *
 * const learningRate = cosineDecay({ value: 0.1, steps: 1000 });
 * console.log([0, 500, 1000].map((step) => learningRate.at(step).toFixed(2))); // 0.10 0.05 0.00
 * ```
 * @see I. Loshchilov and F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, arXiv 1608.03983, equation 5.
 */
export function cosineDecay(options: CosineDecayOptions): Schedule {
  const { value, steps, final = 0, ...unknown } = asOptions('cosineDecay', options);
  return Object.freeze<Schedule>({
    name: 'cosineDecay',
    params: checkOptions(
      'cosineDecay',
      { value: [value, finite], steps: [steps, positiveCount], final: [final, finite] },
      unknown,
    ),
    at: (step) => (step >= steps ? final : final + ((value - final) * (1 + cos((Math.PI * step) / steps))) / 2),
  });
}
