import { type FloatArray, random, type State } from '@lowrank/linalg';
import type { Optimizer, Parameter } from '../optimizer.js';

/** The precision of a run. */
export type Storage = Float32ArrayConstructor | Float64ArrayConstructor;

/** Rows and columns of every parameter. */
export type Shapes = readonly (readonly [rows: number, columns: number])[];

/** Wide, tall, square, a row, a column and a single number. */
export const mixed: Shapes = [
  [3, 4],
  [5, 2],
  [3, 3],
  [1, 5],
  [6, 1],
  [1, 1],
];

/** Where a run stands. */
export interface Run {
  readonly parameters: readonly Parameter[];
  readonly state: State;
}

/** Parameters of absolute values from 1 to 3, the same in every run, and the state before the first step. */
export function startRun(rule: Optimizer, storage: Storage = Float64Array, shapes: Shapes = mixed): Run {
  const stream = random(seed, 'parameters');
  const parameters = shapes.map(([rows, columns]) => {
    const data = new storage(rows * columns);
    for (let i = 0; i < data.length; i++) data[i] = (1 + 2 * stream.uniform()) * (stream.uniform() < 0.5 ? -1 : 1);
    return { data, rows, columns };
  });
  const own = storage === Float32Array ? 'float32' : 'float64';
  const state = rule.init(parameters, (length, precision = own) =>
    precision === 'float32' ? new Float32Array(length) : new Float64Array(length),
  );
  return { parameters, state };
}

/** Takes a step on copies of the gradients, adds it to the parameters, and returns it. */
export function takeStep(
  rule: Optimizer,
  { parameters, state }: Run,
  gradients: readonly FloatArray[],
  junk = Number.NaN,
): readonly FloatArray[] {
  const out = parameters.map(({ data }) => data.slice().fill(junk));
  rule.update(
    gradients.map((g) => g.slice()),
    state,
    parameters,
    out,
  );
  for (const [k, { data }] of parameters.entries()) for (let i = 0; i < data.length; i++) data[i] += out[k][i];
  return out;
}

/** Takes a step for each list of gradients and returns the steps. */
export const takeSteps = (rule: Optimizer, run: Run, gradients: readonly (readonly FloatArray[])[]) =>
  gradients.map((each) => takeStep(rule, run, each));

/** Normal gradients for a number of steps, the same for the same arguments, as exact in float32 as in float64. */
export function sampleGradients(
  steps: number,
  { axis = 'gradients', scale = 1, storage = Float64Array as Storage, shapes = mixed } = {},
): FloatArray[][] {
  const stream = random(seed, axis);
  return Array.from({ length: steps }, () =>
    shapes.map(([rows, columns]) => {
      const g = new storage(rows * columns);
      for (let i = 0; i < g.length; i++) g[i] = scale * Math.fround(stream.normal());
      return g;
    }),
  );
}

/** Whether two lists of arrays hold the same bits; NaN is equal to itself. */
export const sameBits = (a: readonly FloatArray[], b: readonly FloatArray[]): boolean =>
  a.length === b.length &&
  a.every((x, k) => x.length === b[k].length && x.every((value, i) => Object.is(value, b[k][i])));

/** The index of the first step in which two runs differ by a bit, counted from 1; 0 where there is none. */
export const firstDifference = (a: readonly (readonly FloatArray[])[], b: readonly (readonly FloatArray[])[]): number =>
  1 + a.findIndex((steps, t) => !sameBits(steps, b[t]));

/** Every random number of the kit comes from this seed, so that a check does the same in every run. */
const seed = 14126980;
