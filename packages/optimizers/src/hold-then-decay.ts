import { ArgumentError, asOptions, pow } from '@lowrank/linalg';
import { checkOptions, count, finite, positive } from './check-options.js';
import type { Schedule } from './schedule.js';

/** Options of {@link holdThenDecay}. */
export interface HoldThenDecayOptions {
  /** The value at the start. */
  readonly value: number;
  /** The step up to which it stays, counted from 0. */
  readonly hold: number;
  /** The step from which it stays again, at value * factor. */
  readonly until: number;
  /** What is left of the value then, > 0, unitless. */
  readonly factor: number;
}

/**
 * A value that stays, then decays geometrically, then stays.
 *
 * value for t <= hold; value * factor^((t - hold) / (until - hold)) between; value * factor for t >= until
 *
 * @param options - `value`, `hold`, `until`, `factor`.
 * @returns the schedule.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name, or where until < hold.
 * @example
 * ```ts
 * import { holdThenDecay } from '@lowrank/optimizers';
 *
 * const learningRate = holdThenDecay({ value: 0.01, hold: 1000, until: 2000, factor: 0.01 });
 * console.log([0, 1000, 1500, 2000, 9000].map((step) => learningRate.at(step).toFixed(4))); // .01 .01 .001 .0001 .0001
 * ```
 */
export function holdThenDecay(options: HoldThenDecayOptions): Schedule {
  const { value, hold, until, factor, ...unknown } = asOptions('holdThenDecay', options);
  const params = checkOptions(
    'holdThenDecay',
    { value: [value, finite], hold: [hold, count], until: [until, count], factor: [factor, positive] },
    unknown,
  );
  if (until < hold) {
    throw new ArgumentError(`holdThenDecay: expected until >= hold, got ${until} < ${hold}. Let the decay end later.`);
  }
  return Object.freeze<Schedule>({
    name: 'holdThenDecay',
    params,
    at: (step) => {
      if (step >= until) return value * factor;
      return step <= hold ? value : value * pow(factor, (step - hold) / (until - hold));
    },
  });
}
