import { type FloatArray, Matrix, multiply, Observations, random } from '@lowrank/linalg';
import { withoutKernels } from '@lowrank/linalg/kernels';
import { adam, type Optimizer } from '@lowrank/optimizers';
import { type MatrixPenalty, ratio } from '@lowrank/regularizers';
import { describe, expect, test } from 'vitest';
import type { SpectralEngine } from './engine.js';
import { exact } from './exact-engine.js';
import { fit } from './fit.js';
import { nativeTrainer } from './native-trainer.js';
import type { FitOptions } from './options.js';
import { resolveProblem } from './problem.js';
import { subspace } from './subspace-engine.js';

const stream = random(3, 'test');
const normal = (rows: number, columns: number) =>
  new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => stream.normal()),
  );
const truth = multiply(normal(30, 2), normal(2, 25));
const at = random(3, 'mask').sample(300, 750);
const observations = Observations.of(truth, {
  rowIndices: Array.from(at, (k) => Math.floor(k / 25)),
  columnIndices: Array.from(at, (k) => k % 25),
});
const options: FitOptions = {
  observations,
  terms: [{ penalty: ratio(), weight: 0.05 }],
  engine: subspace({ rank: 5 }),
  optimizer: adam({ learningRate: 0.02 }),
  steps: 60,
  seed: 0,
};

/** Costs nothing and changes nothing, but makes the memory to which products copy their operands grow in each step. */
function growing(): MatrixPenalty {
  let size = 40;
  return {
    specVersion: 1,
    kind: 'matrix',
    name: 'growing',
    params: {},
    evaluate: (_, gradient) => {
      const A = Matrix.identity(size);
      multiply(A, A);
      size += 20;
      gradient.data.fill(0);
      return 0;
    },
  };
}

test('growth of the memory of other products in the middle of a step changes no bit', async () => {
  for (const depth of [1, 2]) {
    const short = { ...options, steps: 10 };
    const plain = await fit({ ...short, network: { depth } });
    const grown = await fit({
      ...short,
      network: { depth },
      terms: [...(options.terms ?? []), { penalty: growing(), weight: 1 }],
      observers: [{ every: 4, observe: () => void multiply(Matrix.identity(300), Matrix.identity(300)) }],
    });
    expect(grown.W).toEqual(plain.W);
  }
});

test('runs that take turns in one thread do not touch each other', async () => {
  const [first, second] = [options, { ...options, seed: 1 }];
  const alone = [await fit(first), await fit(second)];
  const together = await Promise.all([fit(first), fit(second)]);
  expect(together.map(({ W }) => W)).toEqual(alone.map(({ W }) => W));
});

describe('pieces from elsewhere train in the same memory', () => {
  /** Gradient descent as somebody else may write it: a plain object, plain loops. */
  const plainRule: Optimizer = {
    specVersion: 1,
    name: 'plainRule',
    params: {},
    init: () => ({ slots: {}, globals: {} }),
    update: (gradients, _state, _parameters, out) => {
      for (const [k, g] of gradients.entries()) for (let i = 0; i < g.length; i++) out[k][i] = -5 * g[i];
    },
  };
  /** The squared Frobenius norm, likewise. */
  const plainPenalty: MatrixPenalty = {
    specVersion: 1,
    kind: 'matrix',
    name: 'plainPenalty',
    params: {},
    evaluate: ({ data }: Matrix<FloatArray>, gradient: Matrix<FloatArray>) => {
      let sum = 0;
      for (let k = 0; k < data.length; k++) {
        gradient.data[k] = 2 * data[k];
        sum += data[k] * data[k];
      }
      return sum;
    },
  };

  test('an optimizer and a penalty as plain objects', async () => {
    const { loss, penalty, W } = await fit({
      ...options,
      optimizer: plainRule,
      terms: [{ penalty: plainPenalty, weight: 1e-3 }],
      network: { depth: 2, init: { kind: 'gaussian', scale: 0.1 } },
      precision: 'float64',
      steps: 2000,
    });
    // The minimum over the two factors is not known, but the step vanishes there: loss and penalty settle.
    expect(loss).toBeLessThan(0.2);
    expect(penalty).toBeCloseTo(1e-3 * W.data.reduce((sum, x) => sum + x * x, 0), 5);
  });

  test('an engine that keeps its state in arrays of its own', async () => {
    const own: SpectralEngine = {
      ...exact(),
      name: 'own',
      init: () => ({ slots: { count: [new Float64Array(1)] }, globals: {} }),
      accumulate: (terms, P, gradient, state) => {
        state.slots.count[0][0]++;
        return exact().accumulate(terms, P, gradient, state);
      },
    };
    const [mine, theirs] = [await fit({ ...options, engine: own }), await fit({ ...options, engine: exact() })];
    expect(mine.W).toEqual(theirs.W);
    expect(mine.checkpoint.engine.slots.count[0][0]).toBe(60);
  });
});

/** The factors after some steps, the trainer made and run in one go. */
function stepsOf(depth: number, precision: 'float32' | 'float64', steps: number): Matrix[] {
  const trainer = nativeTrainer(resolveProblem({ ...options, network: { depth }, precision }, 'native'));
  for (let k = 0; k < steps; k++) trainer.step(k);
  return trainer.factors();
}

test.each([
  // Adam divides by the root of its second moment: an error of a gradient shows in the step as it is, relative to it.
  [1, 'float64', 1e-12],
  [2, 'float64', 1e-12],
  [3, 'float64', 1e-12],
  [1, 'float32', 1e-4],
  [2, 'float32', 1e-4],
  [3, 'float32', 1e-4],
] as const)(
  'at depth %i in %s kernels and twins take the same step, to %d of its length',
  (depth, precision, bound) => {
    const before = stepsOf(depth, precision, 0);
    const kernels = stepsOf(depth, precision, 1);
    const twins = withoutKernels(() => stepsOf(depth, precision, 1));
    kernels.forEach(({ data }, j) => {
      let [difference, length] = [0, 0];
      data.forEach((value, k) => {
        difference += (value - twins[j].data[k]) ** 2;
        length += (value - before[j].data[k]) ** 2;
      });
      expect(length).toBeGreaterThan(0);
      expect(Math.sqrt(difference / length)).toBeLessThan(bound);
    });
  },
);
