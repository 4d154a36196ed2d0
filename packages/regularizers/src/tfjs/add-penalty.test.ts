import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluatePenalty } from '../evaluate-penalty.js';
import { ratio } from '../ratio.js';
import { schattenP } from '../schatten-p.js';
import { addPenalty } from './add-penalty.js';
import { asRegularizer } from './as-regularizer.js';
import { effectiveRankOf, kernelOf, linearData, lossesOf, matrixOf } from './test-models.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

/** A linear layer of eight units. */
const dense = (seed: number, options: Partial<Parameters<typeof tfl.layers.dense>[0]> = {}) =>
  tfl.layers.dense({
    units: 8,
    useBias: false,
    kernelInitializer: tfl.initializers.glorotNormal({ seed }),
    ...options,
  });

describe.each(['wasm', 'cpu'])('addPenalty on %s', (backend) => {
  let x: tf.Tensor2D;
  let y: tf.Tensor2D;
  beforeEach(async () => {
    await tf.setBackend(backend);
    [x, y] = linearData();
  });
  afterEach(() => tf.dispose([x, y]));

  it('lets a two-layer linear model lose effective rank, which a plain one does not', async () => {
    const kept: Record<string, number> = {};
    for (const [name, weight] of [['plain', 0] as const, ['ratio', 0.6] as const]) {
      const layers = [dense(1, { units: 10, inputShape: [12] }), dense(2)];
      const model = tfl.sequential({ layers });
      if (weight > 0) addPenalty(layers, ratio(), { weight });
      model.compile({ optimizer: tf.train.adam(0.03), loss: 'meanSquaredError' });
      const before = effectiveRankOf(layers);
      await model.fit(x, y, { epochs: 200, batchSize: 32, shuffle: false, verbose: 0 });
      kept[name] = effectiveRankOf(layers) / before;
      model.dispose();
    }
    // Glorot's 6.1 at the start; measured 5.9 and 2.9 at the end.
    expect(kept.plain).toBeGreaterThan(0.9);
    expect(kept.ratio).toBeLessThan(0.55);
  });

  it('leaks no tensor in fit', async () => {
    const tensors = tf.memory().numTensors;
    const layers = [dense(1, { inputShape: [12], kernelRegularizer: asRegularizer(ratio()) }), dense(2)];
    const model = tfl.sequential({ layers });
    addPenalty(layers, schattenP(), { weight: 0.1 });
    const optimizer = tf.train.sgd(0.01);
    model.compile({ optimizer, loss: 'meanSquaredError' });
    const fit = () => model.fit(x, y, { epochs: 2, batchSize: 16, verbose: 0 });
    await fit();
    const { numTensors } = tf.memory();
    for (let k = 0; k < 3; k++) await fit();
    expect(tf.memory().numTensors).toBe(numTensors);
    model.dispose();
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });
});

describe('addPenalty', () => {
  beforeEach(() => tf.setBackend('cpu').then(() => undefined));

  it('penalises what is made of the kernels, and nothing more after its undo', () => {
    const layers = [dense(1, { units: 8, inputShape: [8] }), dense(2)];
    tfl.sequential({ layers });
    const difference = (kernels: tf.Tensor[]) => tf.sub(kernels[0], kernels[1]);
    const undo = [addPenalty(layers, ratio(), { weight: 2, of: difference }), addPenalty(layers, ratio())];
    const expected = matrixOf(() => tf.sub(kernelOf(layers[0]), kernelOf(layers[1])));
    expect(lossesOf(layers[1])[0]).toBeCloseTo(2 * evaluatePenalty(ratio(), expected), 5);
    undo[0]();
    undo[0]();
    expect(lossesOf(layers[1]).length).toBe(1);
    undo[1]();
    expect(layers[1].losses).toEqual([]);
  });

  it('refuses no layers, and layers without a kernel', () => {
    expect(() => addPenalty([], ratio())).toThrow('addPenalty(ratio): expected at least one layer, got none.');
    const layer = tfl.layers.dropout({ rate: 0.5, name: 'noKernel' });
    addPenalty([layer], ratio());
    expect(() => lossesOf(layer)).toThrow("addPenalty(ratio): the layer 'noKernel' has no weights.");
  });

  it('refuses webgpu by name', async () => {
    const layer = dense(1, { inputShape: [12] });
    tfl.sequential({ layers: [layer] });
    addPenalty([layer], ratio());
    tf.registerBackend('webgpu', () => new tf.KernelBackend());
    await tf.setBackend('webgpu');
    expect(() => layer.losses[0]()).toThrow("penaltyOp(ratio): the backend webgpu can't be read synchronously");
    await tf.setBackend('cpu');
  });
});
