import type { Json } from '@lowrank/linalg';

/** A number that depends on the step, such as a learning rate or the weight of a penalty. */
export interface Schedule {
  /** camelCase, such as `holdThenDecay`. */
  readonly name: string;
  /** The parameters it was made with; they survive JSON and make it again. */
  readonly params: Readonly<Record<string, Json>>;
  /** The value at a step, counted from 0. */
  at(step: number): number;
}

/**
 * The value of a constant or a schedule at a step.
 *
 * @param value - a number, which holds at every step, or a schedule.
 * @param step - counted from 0.
 * @returns the number, or `value.at(step)`.
 * @example
 * ```ts
 * import { linear, valueAt } from '@lowrank/optimizers';
 *
 * console.log(valueAt(0.1, 5)); // 0.1
 * console.log(valueAt(linear({ from: 1, to: 0, steps: 10 }), 5)); // 0.5
 * ```
 */
export function valueAt(value: number | Schedule, step: number): number {
  return typeof value === 'number' ? value : value.at(step);
}

/**
 * A constant or a schedule as JSON.
 *
 * @param value - a number or a schedule.
 * @returns the number itself, or `{ schedule: name, ...params }`.
 * @example
 * ```ts
 * import { linear, scheduleToJson } from '@lowrank/optimizers';
 *
 * console.log(scheduleToJson(linear({ from: 1, to: 0, steps: 10 }))); // { schedule: 'linear', from: 1, to: 0, steps: 10 }
 * ```
 */
export function scheduleToJson(value: number | Schedule): Json {
  return typeof value === 'number' ? value : { schedule: value.name, ...value.params };
}

/** Whether a value has the shape of a {@link Schedule}. */
export function isSchedule(value: unknown): value is Schedule {
  const schedule = value as Partial<Schedule> | null;
  return (
    typeof schedule === 'object' &&
    typeof schedule?.name === 'string' &&
    typeof schedule.params === 'object' &&
    typeof schedule.at === 'function'
  );
}
