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

/** The value of a constant or a schedule at a step, counted from 0. */
export function valueAt(value: number | Schedule, step: number): number {
  return typeof value === 'number' ? value : value.at(step);
}

/** A constant or a schedule as JSON: the number itself, or `{ schedule: name, ...params }`. */
export function scheduleToJson(value: number | Schedule): Json {
  return typeof value === 'number' ? value : { schedule: value.name, ...value.params };
}
