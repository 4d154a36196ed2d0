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

  it('refuses what is no list of layers, as with arguments in another order', () => {
    const layer = dense(1, { inputShape: [12] });
    for (const [layers, message] of [
      [ratio(), "addPenalty(ratio): expected a list of layers, got the object 'ratio'. Call it as addPenalty([first, "],
      [layer, `addPenalty(ratio): expected a list of layers, got the object '${layer.name}'.`],
      [undefined, 'addPenalty(ratio): expected a list of layers, got undefined.'],
      [[layer, ratio()], "addPenalty(ratio): layers[1] is no layer, it is the object 'ratio'."],
      [[ratio], 'addPenalty(ratio): layers[0] is no layer, it is a function.'],
    ] as const) {
      expect(() => addPenalty(layers as never, ratio())).toThrow(message);
    }
    expect(() => addPenalty([layer], { weight: 1 } as never, ratio() as never)).toThrow(
      /^addPenalty: .*Here it is the options: give the penalty first\.$/,
    );
  });

  it('refuses an option of another name, and a bare number', () => {
    const layers = [dense(1, { inputShape: [12] })];
    expect(() => addPenalty(layers, ratio(), { wieght: 1 } as never)).toThrow(
      "addPenalty(ratio): there is no option 'wieght'; did you mean 'weight'? The options are weight, of.",
    );
    expect(() => addPenalty(layers, ratio(), 0.1 as never)).toThrow(
      'addPenalty(ratio): expected an object of options, got 0.1. Pass each by its name',
    );
    expect(layers[0].losses).toEqual([]);
  });

  it('refuses kernels that have no product in the order of the layers, as soon as they are there', () => {
    const layers = [dense(1, { name: 'first', units: 10, inputShape: [12] }), dense(2, { name: 'second' })];
    const message =
      "addPenalty(ratio): the kernels have no product in this order: that of 'second' has shape [10, 8], that of 'first' " +
      'has shape [12, 10]. Pass the layers in the order in which data run through them, without a gap, or give `of`.';
    const undo = addPenalty([...layers].reverse(), ratio());
    tfl.sequential({ layers });
    expect(() => lossesOf(layers[0])).toThrow(message);
    undo();
    expect(() => addPenalty([...layers].reverse(), ratio())).toThrow(message);
    expect(layers[0].losses).toEqual([]);
  });

  it('refuses the product with the kernel of a convolution, which is no matrix', () => {
    const convolution = tfl.layers.conv2d({ name: 'conv', filters: 4, kernelSize: 3, inputShape: [5, 5, 2] });
    const layers = [convolution, tfl.layers.flatten(), dense(2)];
    tfl.sequential({ layers });
    expect(() => addPenalty([convolution, layers[2]], ratio())).toThrow(
      "addPenalty(ratio): kernels of rank 2 have a product, that of 'conv' has shape [3, 3, 2, 4]. Give `of`, which",
    );
    addPenalty([convolution], ratio());
    expect(lossesOf(convolution)[0]).toBeGreaterThan(1);
  });

  it('says that training has diverged, where fit goes on with a kernel that is not finite', async () => {
    const [x, y] = linearData();
    for (const kernelOnly of [false, true]) {
      const regularized = kernelOnly ? { kernelRegularizer: asRegularizer(ratio()) } : {};
      const layers = [dense(1, { units: 10, inputShape: [12], ...regularized }), dense(2)];
      const model = tfl.sequential({ layers });
      if (!kernelOnly) addPenalty(layers, ratio(), { weight: 0.1 });
      const optimizer = tf.train.sgd(1e12);
      model.compile({ optimizer, loss: 'meanSquaredError' });
      await expect(model.fit(x, y, { epochs: 20, verbose: 0 })).rejects.toThrow(
        /^penaltyOp\(ratio\): the kernel, .* of shape \[12, \d+\] has .* not finite\. Training has diverged: lower the learning/,
      );
      model.dispose();
      optimizer.dispose();
    }
    tf.dispose([x, y]);
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
