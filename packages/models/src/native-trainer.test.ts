import { Matrix, multiply, Observations, random } from '@lowrank/linalg';
import { withoutKernels } from '@lowrank/linalg/kernels';
import { adam, gradientDescent, type Optimizer } from '@lowrank/optimizers';
import { type MatrixPenalty, ratio, squaredFrobenius } from '@lowrank/regularizers';
import { describe, expect, test } from 'vitest';
import type { SpectralEngine } from './engine.js';
import { exact } from './exact-engine.js';
import { fit } from './fit.js';
import { gaussian } from './fixtures/both-ways.js';
import { recordMemories } from './fixtures/record-memories.js';
import { nativeTrainer } from './native-trainer.js';
import type { FitOptions } from './options.js';
import { resolveProblem } from './problem.js';
import { subspace } from './subspace-engine.js';

const memories = recordMemories();

const [rows, columns, rank, count] = [31, 23, 2, 300];
const normal = (m: number, n: number, name: string) => new Matrix(m, n, gaussian(new Float64Array(m * n), name));
const truth = multiply(normal(rows, rank, 'A'), normal(rank, columns, 'B'));
const picked = random(2, 'mask').sample(count, rows * columns);
const observations = Observations.of(truth, {
  rowIndices: picked.map((at) => Math.floor(at / columns)),
  columnIndices: picked.map((at) => at % columns),
});
const base: FitOptions = {
  observations,
  network: { depth: 2, init: { kind: 'gaussian', scale: 0.1 } },
  terms: [
    { penalty: ratio(), weight: 0.02 },
    { penalty: squaredFrobenius(), weight: 1e-3, on: 'factors' },
  ],
  engine: subspace({ rank: 6 }),
  optimizer: adam({ learningRate: 0.02 }),
  precision: 'float64',
  steps: 40,
  seed: 3,
};

/** Distance relative to the norm of the second. */
function distance(a: Matrix, b: Matrix): number {
  const norm = (x: Float64Array) => Math.sqrt(x.reduce((sum, v) => sum + v * v, 0));
  return norm(a.data.map((x, k) => x - b.data[k])) / norm(b.data);
}

describe('the memory that products copy to grows', () => {
  /** R = 0, after `products` of ever larger matrices from elsewhere. */
  const idle = (products: () => void): MatrixPenalty => ({
    specVersion: 1,
    name: 'idle',
    params: {},
    kind: 'matrix',
    evaluate: (_W, gradient) => {
      products();
      gradient.data.fill(0);
      return 0;
    },
  });
  const bytesOfAll = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  let size = 100;
  const growing = () => {
    size += 20;
    const A = Matrix.zeros(size, size);
    multiply(A, A);
  };
  test.each(['float32', 'float64'] as const)('within a step, which changes nothing: %s', async (precision) => {
    const terms = (products: () => void) => [...(base.terms ?? []), { penalty: idle(products), weight: 1 }];
    const still = await fit({ ...base, precision, terms: terms(() => {}), steps: 10 });
    const [made, before] = [memories.length, bytesOfAll()];
    const grown = await fit({ ...base, precision, terms: terms(growing), steps: 10 });
    // One memory for the run, and the growth of the other.
    expect(memories.length - made).toBe(1);
    expect(bytesOfAll() - before).toBeGreaterThan(memories[made].buffer.byteLength);
    expect(grown.W).toEqual(still.W);
    expect(grown.checkpoint).toEqual(still.checkpoint);
  });

  test('between steps, which changes nothing', async () => {
    const still = await fit({ ...base, steps: 10 });
    const grown = await fit({ ...base, steps: 10, observers: [{ every: 1, observe: growing }] });
    expect(grown.W).toEqual(still.W);
  });
});

test('runs that take turns in one thread do not touch each other', async () => {
  const [first, second] = [base, { ...base, seed: 4 }];
  const alone = [await fit(first), await fit(second)];
  const together = await Promise.all([fit(first), fit(second)]);
  expect(together.map(({ W }) => W)).toEqual(alone.map(({ W }) => W));
});

describe('parts from elsewhere, in plain loops', () => {
  const plainDescent: Optimizer = {
    specVersion: 1,
    name: 'plainDescent',
    params: {},
    init: () => ({ slots: {}, globals: {} }),
    update: (gradients, _state, _parameters, out) => {
      for (const [k, g] of gradients.entries()) for (let i = 0; i < g.length; i++) out[k][i] = -0.5 * g[i];
    },
  };

  test('an optimizer makes the steps of ours', async () => {
    const [own, ours] = [
      await fit({ ...base, optimizer: plainDescent }),
      await fit({ ...base, optimizer: gradientDescent({ learningRate: 0.5 }) }),
    ];
    expect(own.W).toEqual(ours.W);
  });

  test('an optimizer and a penalty together give the gradient step of the formula', async () => {
    const half: MatrixPenalty = {
      specVersion: 1,
      name: 'half',
      params: {},
      kind: 'matrix',
      evaluate: ({ data }, gradient) => {
        gradient.data.set(data);
        let sum = 0;
        for (const x of data) sum += x * x;
        return sum / 2;
      },
    };
    const start = normal(rows, columns, 'start');
    const { W } = await fit({
      observations,
      network: { init: { kind: 'given', product: start } },
      terms: [{ penalty: half, weight: 0.1 }],
      optimizer: plainDescent,
      precision: 'float64',
      steps: 1,
      seed: 0,
    });
    const expected = start.data.map((x) => x - 0.5 * 0.1 * x);
    const { rowIndices, columnIndices, values } = observations;
    for (let k = 0; k < count; k++) {
      const at = rowIndices[k] * columns + columnIndices[k];
      expected[at] -= (0.5 * 2 * (start.data[at] - values[k])) / count;
    }
    for (const [k, x] of W.data.entries()) expect(x).toBeCloseTo(expected[k], 14);
  });

  test('an engine whose arrays are its own computes the same bits', async () => {
    const ours = subspace({ rank: 6 });
    const engine: SpectralEngine = {
      ...ours,
      init: (m, n, random) => ours.init(m, n, random, (length) => new Float64Array(length)),
    };
    expect((await fit({ ...base, engine })).W).toEqual((await fit(base)).W);
  });

  test('what an engine remembers in arrays of its own is in the checkpoint', async () => {
    const engine: SpectralEngine = {
      ...exact(),
      name: 'counting',
      init: () => ({ slots: { calls: [new Float64Array(1)] }, globals: {} }),
      accumulate: (terms, P, gradient, state) => {
        state.slots.calls[0][0]++;
        return exact().accumulate(terms, P, gradient, { slots: {}, globals: {} });
      },
    };
    const [counted, plain] = [await fit({ ...base, engine }), await fit({ ...base, engine: exact() })];
    expect(counted.checkpoint.engine.slots.calls[0][0]).toBe(base.steps);
    expect(counted.W).toEqual(plain.W);
  });
});

describe('kernels and their twins train alike', () => {
  const train = (options: FitOptions) => {
    const trainer = nativeTrainer(resolveProblem(options, 'native'));
    let loss = Number.NaN;
    for (let step = 0; step < options.steps; step++) ({ loss } = trainer.step(step));
    return { W: trainer.factors().reduce((product, factor) => multiply(factor, product)), loss };
  };
  const bothWays = (options: FitOptions) => [train(options), withoutKernels(() => train(options))];

  test.each([1, 2, 3])('to the bit in float64, on dense products and on sums over entries, at depth %i', (depth) => {
    for (const terms of [base.terms, []]) {
      const [kernel, twin] = bothWays({ ...base, network: { ...base.network, depth }, terms });
      expect(kernel).toEqual(twin);
    }
  });

  test.each([1, 2, 3])('one step in float32 to 1e-6, at depth %i', (depth) => {
    for (const terms of [[], base.terms]) {
      const [kernel, twin] = bothWays({
        ...base,
        precision: 'float32',
        network: { ...base.network, depth },
        terms,
        optimizer: gradientDescent({ learningRate: 0.5 }),
        steps: 1,
      });
      expect(distance(kernel.W, twin.W)).toBeLessThan(1e-6);
    }
  });

  test('to the same quality after 600 steps in float32', () => {
    const error = ({ W }: { W: Matrix }) => distance(W, truth);
    const [kernel, twin] = bothWays({ ...base, precision: 'float32', steps: 600 });
    expect(error(kernel)).toBeLessThan(0.3);
    expect(Math.abs(error(kernel) / error(twin) - 1)).toBeLessThan(0.05);
  });
});
