import type { FloatArray, State } from '@lowrank/linalg';
import { random } from '@lowrank/linalg';
import { inKernelMemory, type MakeArray, productScratch, withoutKernels } from '@lowrank/linalg/kernels';
import { describe, expect, test } from 'vitest';
import { factories } from './fixtures/all-rules.js';
import { adagrad, adam, muon, radam } from './index.js';
import { binary } from './kernels.generated.js';
import type { Optimizer, Parameter } from './optimizer.js';
import { updateByKernel } from './update-kernels.js';

const rules: [string, Optimizer][] = [
  ...Object.entries(factories).map(([name, make]): [string, Optimizer] => [name, make()]),
  ['radam that soon is adaptive', radam({ beta2: 0.9 })],
  ['muon without Nesterov', muon({ nesterov: false })],
];

/** Lengths around whole vectors of 4 and 2 numbers, as matrices so that muon multiplies. */
const shapes = [
  [1, 1],
  [1, 2],
  [1, 3],
  [5, 1],
  [1, 7],
  [2, 4],
  [3, 3],
  [4, 4],
  [3, 11],
  [20, 5],
];
const steps = 8;
const garbage = 0x5a;

/** Everything that a rule computes on. */
interface Place {
  readonly parameters: Parameter[];
  readonly gradients: FloatArray[];
  readonly out: FloatArray[];
  readonly state: State;
}

function placeOf(rule: Optimizer, precision: 'float32' | 'float64', make: MakeArray): Place {
  const arrays = () => shapes.map(([rows, columns]) => make(rows * columns, precision));
  const parameters = arrays().map((data, k) => ({ data, rows: shapes[k][0], columns: shapes[k][1] }));
  const state = rule.init(parameters, (length, type = precision) => make(length, type));
  return { parameters, gradients: arrays(), out: arrays(), state };
}

const arraysOf = ({ parameters, gradients, out, state }: Place) => [
  ...parameters.map(({ data }) => data),
  ...gradients,
  ...out,
  ...Object.values(state.slots).flat(),
  ...Object.values(state.scratch ?? {}).flat(),
];

const plainArrays = ((length: number, type: 'float32' | 'float64') =>
  type === 'float32' ? new Float32Array(length) : new Float64Array(length)) as MakeArray;

/** Fills the space between the arrays, and returns a check that nothing was written there since. */
function guard(arrays: readonly FloatArray[]): () => void {
  const bytes = new Uint8Array(arrays[0].buffer);
  const ends = [...arrays].sort((x, y) => x.byteOffset - y.byteOffset);
  // Products write to the scratch space in front of the first array.
  const gaps = ends.map((array, k) => {
    const end = array.byteOffset + array.byteLength;
    return bytes.subarray(end, ends[k + 1]?.byteOffset ?? bytes.length);
  });
  for (const gap of gaps) gap.fill(garbage);
  return () => {
    for (const gap of gaps) {
      expect(gap.length).toBeGreaterThanOrEqual(64);
      expect(gap.every((byte) => byte === garbage)).toBe(true);
    }
  };
}

function copyTo(to: Place, from: Place, change: (x: number) => number = (x) => x): void {
  const sources = arraysOf(from);
  for (const [k, array] of arraysOf(to).entries()) array.set(sources[k].map(change));
  Object.assign(to.state.globals, from.state.globals);
}

const update = (rule: Optimizer, { gradients, state, parameters, out }: Place) =>
  rule.update(gradients, state, parameters, out);

/** Makes steps, each one in kernel memory and, from the state before it, on plain arrays; `compare` sees both. */
function sideBySide(
  rule: Optimizer,
  precision: 'float32' | 'float64',
  compare: (kernel: FloatArray[], twin: FloatArray[], before: Place) => void,
): void {
  const scratch = productScratch(20);
  const kernel = inKernelMemory(scratch, (make) => placeOf(rule, precision, make));
  const [twin, before] = [placeOf(rule, precision, plainArrays), placeOf(rule, precision, plainArrays)];
  const check = guard(arraysOf(kernel));
  const stream = random(1, 'twins');
  for (const { data } of kernel.parameters) for (let i = 0; i < data.length; i++) data[i] = stream.normal();
  for (let step = 0; step < steps; step++) {
    for (const g of kernel.gradients) for (let i = 0; i < g.length; i++) g[i] = stream.normal();
    copyTo(twin, kernel);
    copyTo(before, kernel);
    update(rule, kernel);
    withoutKernels(() => update(rule, twin));
    for (const [global, value] of Object.entries(twin.state.globals)) {
      // In a chain a norm may be of gradients rounded before.
      expect(Math.abs(kernel.state.globals[global] - value)).toBeLessThanOrEqual(
        precision === 'float64' ? 0 : 2 ** -22 * Math.abs(value),
      );
    }
    check();
    compare(arraysOf(kernel), arraysOf(twin), before);
    for (const [k, { data }] of kernel.parameters.entries()) {
      for (let i = 0; i < data.length; i++) data[i] += kernel.out[k][i];
    }
  }
}

describe.each(rules)('%s', (name, rule) => {
  test('in float64 has the same bits on kernel memory and off it', () => {
    sideBySide(rule, 'float64', (kernel, twin) => expect(kernel).toEqual(twin));
  });

  test('in float32 differs by few roundings', () => {
    const sizes = placeOf(rule, 'float32', plainArrays);
    sideBySide(rule, 'float32', (kernel, twin, before) => {
      // The rule on absolute values has the sums of absolute values that roundings are relative to. From the scalars,
      // rounded to float32, to the step no number goes through more than 16 roundings. Products of muon: see below.
      copyTo(sizes, before, Math.abs);
      withoutKernels(() => update(rule, sizes));
      const bounds = arraysOf(sizes);
      for (const [k, array] of kernel.entries()) {
        for (let i = 0; i < array.length; i++) {
          const bound = name.startsWith('muon') ? muonBound : 16 * 2 ** -24 * Math.abs(bounds[k][i]);
          expect(Math.abs(array[i] - twin[k][i])).toBeLessThanOrEqual(bound);
        }
      }
    });
  });
});

/**
 * In five iterations of Newton and Schulz the polynomial's slope at 0, 3.44, multiplies errors of small singular values by
 * up to 3.44^5 = 480, those of float32 sums over at most 20 terms; steps and velocities here are of size 1.
 */
const muonBound = 480 * 20 * 2 ** -24;

test('arrays of different memories, precisions or lengths, and an epsilon that float32 would lose, are left to the plain loop', () => {
  const made = inKernelMemory(0, (make) => ({
    single: make(5, 'float32'),
    other: make(5, 'float32'),
    third: make(5, 'float32'),
    long: make(6, 'float32'),
    double: make(5, 'float64'),
  }));
  const elsewhere = inKernelMemory(0, (make) => make(5, 'float32'));
  const { single, other, third, long, double } = made;
  const scale = (x: FloatArray, out: FloatArray) => updateByKernel('scale', [x, out], [2]);
  expect([elsewhere, new Float32Array(5), long, double].map((out) => scale(single, out))).toEqual(Array(4).fill(false));
  expect(scale(single, other)).toBe(true);
  expect(withoutKernels(() => scale(single, other))).toBe(false);
  const rmsprop = (epsilon: number) => updateByKernel('rmsprop', [single, other, third], [1, 1, 1], epsilon);
  expect([0, 1e-13, 1e-12, 1].map(rmsprop)).toEqual([false, false, true, true]);
});

test('tiny gradients without epsilon make steps of full length in float32 too', () => {
  // Their squares underflow in float32.
  for (const rule of [adagrad({ learningRate: 0.5, epsilon: 0 }), adam({ learningRate: 0.5, epsilon: 0 })]) {
    const { parameters, gradients, out, state } = inKernelMemory(0, (make) => placeOf(rule, 'float32', make));
    for (const g of gradients) g.fill(1e-30);
    rule.update(gradients, state, parameters, out);
    for (const array of out) for (const step of array) expect(step).toBeCloseTo(-0.5, 5);
  }
});

test('the module is small enough to be embedded', () => {
  expect(Buffer.from(binary, 'base64').length).toBeLessThanOrEqual(8192);
});
