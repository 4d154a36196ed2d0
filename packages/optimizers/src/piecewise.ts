import { ArgumentError, asOptions, type Json } from '@lowrank/linalg';
import { checkOptions, level, type OptionKind, positiveCount } from './check-options.js';
import { type Schedule, scheduleToJson, valueAt } from './schedule.js';

/** Options of {@link piecewise}. */
export interface PiecewiseOptions {
  /** The steps at which the next value begins, ascending, each >= 1. */
  readonly boundaries: readonly number[];
  /** One more than boundaries: numbers, or schedules that count their steps from where they begin. */
  readonly values: readonly (number | Schedule)[];
}

/**
 * One value after another.
 *
 * values[j] at t - boundaries[j - 1], with j the number of boundaries <= t
 *
 * @param options - `boundaries`, `values`.
 * @returns the schedule.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name, where the boundaries do not
 * ascend, or where there is not one value more than boundaries.
 * @example
 * ```ts
 * import { piecewise } from '@lowrank/optimizers';
 *
 * const learningRate = piecewise({ boundaries: [1000, 2000], values: [0.1, 0.01, 0.001] });
 * console.log([0, 999, 1000, 5000].map(learningRate.at)); // 0.1, 0.1, 0.01, 0.001
 * ```
 */
export function piecewise(options: PiecewiseOptions): Schedule {
  const { boundaries, values, ...unknown } = asOptions('piecewise', options);
  checkOptions('piecewise', { boundaries: [boundaries, steps], values: [values, levels] }, unknown);
  if (values.length !== boundaries.length + 1) {
    throw new ArgumentError(
      `piecewise: expected one value more than boundaries, got ${values.length} for ${boundaries.length}. Name a value ` +
        'for each stretch, the first and the last among them.',
    );
  }
  const starts = [0, ...boundaries];
  const pieces = [...values];
  const params: Record<string, Json> = {
    boundaries: Object.freeze([...boundaries]),
    values: Object.freeze(pieces.map(scheduleToJson)),
  };
  return Object.freeze<Schedule>({
    name: 'piecewise',
    params: Object.freeze(params),
    at: (step) => {
      let j = pieces.length - 1;
      while (step < starts[j]) j--;
      return valueAt(pieces[j], step - starts[j]);
    },
  });
}

const steps: OptionKind = {
  expected: 'an array of ascending whole numbers >= 1',
  accepts: (value) =>
    Array.isArray(value) && value.every((step, j) => positiveCount.accepts(step) && (j === 0 || step > value[j - 1])),
};
const levels: OptionKind = {
  expected: 'an array of numbers or schedules',
  accepts: (value) => Array.isArray(value) && value.every(level.accepts),
};
