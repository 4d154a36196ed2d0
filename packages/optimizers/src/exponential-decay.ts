import { asOptions, pow } from '@lowrank/linalg';
import { checkOptions, finite, positive } from './check-options.js';
import type { Schedule } from './schedule.js';

/** Options of {@link exponentialDecay}. */
export interface ExponentialDecayOptions {
  /** The value at step 0. */
  readonly value: number;
  /** What is left of the value after `every` steps, > 0, unitless. */
  readonly factor: number;
  /** In how many steps it shrinks by the factor, > 0; 1 by default. */
  readonly every?: number | undefined;
}

/**
 * A value that shrinks by the same factor in every step.
 *
 * value * factor^(t / every)
 *
 * @param options - `value`, `factor`, `every`.
 * @returns the schedule.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { exponentialDecay } from '@lowrank/optimizers';
 *
 * const learningRate = exponentialDecay({ value: 0.1, factor: 0.5, every: 1000 });
 * console.log(learningRate.at(0), learningRate.at(2000)); // 0.1 0.025
 * ```
 */
export function exponentialDecay(options: ExponentialDecayOptions): Schedule {
  const { value, factor, every = 1, ...unknown } = asOptions('exponentialDecay', options);
  return Object.freeze<Schedule>({
    name: 'exponentialDecay',
    params: checkOptions(
      'exponentialDecay',
      { value: [value, finite], factor: [factor, positive], every: [every, positive] },
      unknown,
    ),
    at: (step) => value * pow(factor, step / every),
  });
}
