import { type FloatArray, type Json, ShapeError, type State } from '@lowrank/linalg';
import { checkLengths } from './check-lengths.js';
import type { Optimizer, Parameter } from './optimizer.js';
import { type Schedule, valueAt } from './schedule.js';

/** An update rule as its equations: what it remembers, what happens once a step, what happens to each parameter. */
export interface Rule {
  readonly name: string;
  readonly params: Readonly<Record<string, Json>>;
  /** What `apply` receives as `rate`: its value at the step, counted from 0. */
  readonly rate: number | Schedule;
  /** The arrays kept for each parameter, by name, and their length. */
  readonly slots?: Readonly<Record<string, (parameter: Parameter) => number>>;
  /** The arrays to compute in, by name, and their length: what they hold between two steps means nothing. */
  readonly scratch?: Readonly<Record<string, (parameter: Parameter) => number>>;
  /** The scalars kept, by name, with their value before the first step. `step`, the number of steps, is always there. */
  readonly globals?: Readonly<Record<string, number>>;
  /** Advances the scalars, once a step and before any `apply`; `globals.step` is t = 1, 2, ... here. */
  advance?(globals: Record<string, number>, gradients: readonly FloatArray[]): void;
  /** Advances the slots of parameter k and writes its step. Loops belong here: one loop, one call a parameter. */
  apply(g: FloatArray, state: State, k: number, rate: number, parameter: Parameter, out: FloatArray): void;
}

/** The length of a slot with one number for each entry of the parameter. */
export const entries = ({ data }: Parameter): number => data.length;

/** Makes a frozen {@link Optimizer} of a rule. */
export function defineRule({
  name,
  params,
  rate,
  slots = {},
  scratch = {},
  globals = {},
  advance,
  apply,
}: Rule): Optimizer {
  return Object.freeze<Optimizer>({
    specVersion: 1,
    name,
    params,
    init(parameters, allocate) {
      for (const [k, { data, rows, columns }] of parameters.entries()) {
        if (data.length !== rows * columns) {
          throw new ShapeError(
            `${name}: parameter ${k} is said to be ${rows} x ${columns} but has ${data.length} numbers. Pass ` +
              'row-major data of that shape.',
          );
        }
      }
      const arrays = (lengths: typeof slots) =>
        Object.fromEntries(
          Object.entries(lengths).map(([slot, length]) => [
            slot,
            parameters.map((parameter) => allocate(length(parameter))),
          ]),
        );
      const state: State = { slots: arrays(slots), globals: { step: 0, ...globals } };
      return Object.keys(scratch).length > 0 ? { ...state, scratch: arrays(scratch) } : state;
    },
    update(gradients, state, parameters, out) {
      checkLengths(name, gradients, parameters, out);
      const value = valueAt(rate, state.globals.step);
      state.globals.step++;
      advance?.(state.globals, gradients);
      for (let k = 0; k < parameters.length; k++) apply(gradients[k], state, k, value, parameters[k], out[k]);
    },
  });
}
