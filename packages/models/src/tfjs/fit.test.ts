import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { Matrix, multiply, Observations, random } from '@lowrank/linalg';
import { adam, gradientDescent } from '@lowrank/optimizers';
import { ratio, schattenP, squaredFrobenius } from '@lowrank/regularizers';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { biasedLoss } from '../biased-loss.js';
import type { Checkpoint } from '../checkpoint.js';
import { exact } from '../exact-engine.js';
import { fit as fitNative } from '../fit.js';
import type { FitOptions } from '../options.js';
import { subspace } from '../subspace-engine.js';
import { fit } from './fit.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

function gaussian(rows: number, columns: number, axis: string): Matrix {
  const generator = random(3, axis);
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => generator.normal()),
  );
}
const truth = multiply(gaussian(14, 2, 'A'), gaussian(2, 11, 'B'));
const picked = random(3, 'mask').sample(80, 14 * 11);
const observations = Observations.of(truth, {
  rowIndices: picked.map((at) => Math.floor(at / 11)),
  columnIndices: picked.map((at) => at % 11),
});
const base: FitOptions = {
  observations,
  terms: [
    { penalty: ratio(), weight: 0.05 },
    { penalty: squaredFrobenius(), weight: 1e-3, on: 'factors' },
  ],
  engine: exact(),
  optimizer: adam({ learningRate: 1e-2 }),
  steps: 1,
  seed: 1,
  network: { init: { kind: 'gaussian', scale: 0.1 } },
};
/** Distance relative to the norm of the second. */
function distance(a: Matrix, b: Matrix): number {
  const norm = (x: Float64Array) => Math.sqrt(x.reduce((sum, v) => sum + v * v, 0));
  return norm(a.data.map((x, k) => x - b.data[k])) / norm(b.data);
}

describe.each(['wasm', 'cpu'])('training as a tensor program on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
    await tf.ready();
  });

  it.each([1, 2, 3, 4])('takes the step of the native runtime at depth %i', async (depth) => {
    const terms = [...(base.terms ?? []), { penalty: schattenP(), weight: 0.01 }];
    for (const change of [
      {},
      { terms },
      { terms: [] },
      { engine: subspace({ rank: 5 }) },
      { loss: 'half-sum' as const },
    ]) {
      const options = {
        ...base,
        network: { ...base.network, depth },
        optimizer: gradientDescent({ learningRate: 0.1 }),
        ...change,
      };
      const [tensors, native] = [await fit(options), await fitNative(options)];
      expect(distance(tensors.W, native.W)).toBeLessThan(1e-5);
      expect(Math.abs(tensors.loss / native.loss - 1)).toBeLessThan(1e-5);
      expect(Math.abs(tensors.penalty - native.penalty)).toBeLessThan(1e-5);
      expect(tensors.engine).toBe(native.engine);
    }
  });

  it('takes the step of the native runtime from a state in the middle of training', async () => {
    const options = { ...base, network: { ...base.network, depth: 2 } };
    const from = await fit({ ...options, steps: 30 });
    const tensors = await fit({ ...options, steps: 31, resume: from.checkpoint });
    const settings = (await fitNative(options)).checkpoint.settings;
    const native = await fitNative({ ...options, steps: 31, resume: { ...from.checkpoint, settings } });
    expect(distance(tensors.W, native.W)).toBeLessThan(1e-5);
  });

  it('resumes with the same bits', async () => {
    const options = { ...base, steps: 25, engine: subspace({ rank: 5 }) };
    const checkpoints: Checkpoint[] = [];
    const whole = await fit({
      ...options,
      observers: [{ every: 10, observe: async (s) => void checkpoints.push(await s.checkpoint()) }],
    });
    for (const resume of checkpoints) expect((await fit({ ...options, resume })).W.data).toEqual(whole.W.data);
  });

  it('keeps the number of tensors constant over training, and leaves none behind', async () => {
    const before = tf.memory().numTensors;
    const counts: number[] = [];
    await fit({
      ...base,
      steps: 40,
      observers: [{ every: 10, observe: () => void counts.push(tf.memory().numTensors) }],
    });
    expect(new Set(counts.slice(1)).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('names the step at which it diverges, and leaves no tensor behind then either', async () => {
    const before = tf.memory().numTensors;
    const failure = fit({ ...base, terms: [], optimizer: gradientDescent({ learningRate: 1e6 }), steps: 500 });
    await expect(failure).rejects.toThrow(/data loss became (Infinity|NaN) at step \d+ with gradientDescent/);
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('refuses a loss that is not given by name', async () => {
  const loss = biasedLoss(observations);
  await expect(fit({ ...base, loss })).rejects.toThrow(
    /tensors know the losses 'mean' and 'half-sum', loss is 'biased'/,
  );
});

it('refuses float64', async () => {
  await expect(fit({ ...base, precision: 'float64' })).rejects.toThrow(/tensors are float32, precision is 'float64'/);
});
