import { asOptions } from '@lowrank/linalg';
import { checkOptions, finite, positiveCount } from './check-options.js';
import type { Schedule } from './schedule.js';

/** Options of {@link linear}. */
export interface LinearOptions {
  /** The value at step 0. */
  readonly from: number;
  /** The value at the end. */
  readonly to: number;
  /** The step from which it is `to`. */
  readonly steps: number;
}

/**
 * A value that changes by the same amount in every step, then stays.
 *
 * from + (to - from) t / steps for t < steps; to from there on
 *
 * @param options - `from`, `to`, `steps`.
 * @returns the schedule.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { linear } from '@lowrank/optimizers';
 *
 * const learningRate = linear({ from: 1, to: 0, steps: 4 });
 * console.log([0, 1, 2, 3, 4, 5].map(learningRate.at)); // 1, 0.75, 0.5, 0.25, 0, 0
 * ```
 */
export function linear(options: LinearOptions): Schedule {
  const { from, to, steps, ...unknown } = asOptions('linear', options);
  return Object.freeze<Schedule>({
    name: 'linear',
    params: checkOptions('linear', { from: [from, finite], to: [to, finite], steps: [steps, positiveCount] }, unknown),
    at: (step) => (step >= steps ? to : from + ((to - from) * step) / steps),
  });
}
