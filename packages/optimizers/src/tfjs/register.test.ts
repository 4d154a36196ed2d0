import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factories } from '../fixtures/all-rules.js';
import {
  adam,
  adamax,
  chain,
  clipByGlobalNorm,
  cosineDecay,
  gradientDescent,
  groupRmsprop,
  muon,
  type Optimizer,
  piecewise,
  type Schedule,
  warmup,
  weightDecay,
} from '../index.js';
import { asTfOptimizer } from './as-tf-optimizer.js';
import { knownRules, knownSchedules } from './known-rules.js';
import type { LowrankOptimizer } from './lowrank-optimizer.js';
import { register } from './register.js';
import { normalTensor } from './test-tensors.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

const learningRate = warmup({ steps: 3, to: cosineDecay({ value: 0.02, steps: 50 }) });

/** Rules with plain parameters, schedules in schedules, and members. */
const rules: readonly Optimizer[] = [
  adam({ learningRate }),
  adamax({ learningRate: piecewise({ boundaries: [2, 5], values: [0.1, learningRate, 0.01] }) }),
  groupRmsprop(),
  muon({ learningRate: 0.01, nesterov: false }),
  chain(weightDecay({ rate: 0.01 }), clipByGlobalNorm({ max: 1 }), adam({ learningRate })),
];

function makeModel(rule: Optimizer): tfl.Sequential {
  const kernelInitializer = (seed: number) => tfl.initializers.glorotNormal({ seed });
  const model = tfl.sequential({
    layers: [
      tfl.layers.dense({ units: 5, inputShape: [6], kernelInitializer: kernelInitializer(1) }),
      tfl.layers.dense({ units: 4, kernelInitializer: kernelInitializer(2) }),
    ],
  });
  model.compile({ optimizer: asTfOptimizer(rule), loss: 'meanSquaredError' });
  return model;
}

/** What a saved model is, through JSON as it is on a disk. */
async function save(model: tfl.LayersModel): Promise<tf.io.ModelArtifacts> {
  const saved: tf.io.ModelArtifacts[] = [];
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    saved.push(artifacts);
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
  });
  await model.save(handler, { includeOptimizer: true });
  const { weightData, ...rest } = saved[0];
  return { ...JSON.parse(JSON.stringify(rest)), weightData };
}

const load = (artifacts: tf.io.ModelArtifacts) => tfl.loadLayersModel(tf.io.fromMemory(artifacts));
const optimizerOf = (model: tfl.LayersModel) => model.optimizer as LowrankOptimizer;
const valuesOf = (model: tfl.LayersModel) => model.getWeights().map((weight) => Float32Array.from(weight.dataSync()));

describe.each(['wasm', 'cpu'])('asTfOptimizer in a model on %s', (backend) => {
  let x: tf.Tensor2D;
  let y: tf.Tensor2D;
  beforeEach(async () => {
    await tf.setBackend(backend);
    x = normalTensor(24, 6);
    y = normalTensor(24, 4);
  });
  afterEach(() => {
    tf.dispose([x, y]);
    knownRules.clear();
    knownSchedules.clear();
  });

  const fit = (model: tfl.LayersModel, epochs: number) =>
    model.fit(x, y, { epochs, batchSize: 8, shuffle: false, verbose: 0 });

  it.each(rules)('trains, is saved, is loaded and goes on to the bit: $name', async (rule) => {
    register();
    const model = makeModel(rule);
    const { history } = await fit(model, 3);
    expect(Number(history.loss[2])).toBeLessThan(Number(history.loss[0]));
    const loaded = await load(await save(model));
    expect(optimizerOf(loaded).rule.params).toEqual(rule.params);
    await fit(model, 3);
    await fit(loaded, 3);
    expect(valuesOf(loaded)).toEqual(valuesOf(model));
    expect(optimizerOf(loaded).saveState()).toEqual(optimizerOf(model).saveState());
    expect(optimizerOf(loaded).iterations).toBe(18);
  });

  it('leaks no tensor in fit, save, load and dispose', async () => {
    register();
    const before = tf.memory().numTensors;
    const model = makeModel(adam());
    await fit(model, 1);
    await save(model);
    const { numTensors } = tf.memory();
    for (let k = 0; k < 3; k++) {
      await fit(model, 1);
      const artifacts = await save(model);
      const loaded = await load(artifacts);
      await fit(loaded, 1);
      optimizerOf(loaded).dispose();
      loaded.dispose();
    }
    expect(tf.memory().numTensors).toBe(numTensors);
    optimizerOf(model).dispose();
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says that a layer was frozen between two steps, where the stock Adam goes on with the wrong state', async () => {
    const model = makeModel(adam());
    await fit(model, 1);
    model.layers[0].trainable = false;
    model.compile({ optimizer: model.optimizer, loss: 'meanSquaredError' });
    await expect(fit(model, 1)).rejects.toThrow('it was started on the variables');
  });
});

describe('register', () => {
  it('knows every rule of this package', () => {
    register();
    const made = new Set(['chain', ...knownRules.keys()]);
    expect(Object.keys(factories).filter((name) => !made.has(name))).toEqual([]);
  });

  beforeEach(() => tf.setBackend('cpu').then(() => undefined));
  afterEach(() => {
    knownRules.clear();
    knownSchedules.clear();
  });

  it('is missed by name on loading, and takes rules and schedules of your own', async () => {
    const halving = ({ at_first = 1 }: { at_first?: number }): Schedule => ({
      name: 'halving',
      params: { at_first },
      at: (step) => at_first / (1 + step),
    });
    const mine = ({ learningRate }: { learningRate: Schedule }): Optimizer => ({
      ...gradientDescent({ learningRate }),
      name: 'mine',
    });
    const artifacts = await save(makeModel(mine({ learningRate: halving({ at_first: 0.1 }) })));
    await expect(load(artifacts)).rejects.toThrow("trained with the rule 'mine', known are none. Before loading, call");
    register(tf, { rules: { mine } });
    await expect(load(artifacts)).rejects.toThrow("trained with the schedule 'halving', known are cosineDecay, ");
    register(tf, { rules: { mine }, schedules: { halving } });
    const { rule } = optimizerOf(await load(artifacts));
    expect([rule.name, rule.params]).toEqual(['mine', { learningRate: { schedule: 'halving', at_first: 0.1 } }]);
  });
});

it('refuses what it would otherwise register wrongly, or not at all', () => {
  const mine = () => adam();
  expect(() => register({ rules: { mine } } as never)).toThrow('expected TensorFlow.js as first argument');
  expect(() => register(tf, { rulez: { mine } } as never)).toThrow("there is no option 'rulez'; did you mean 'rules'");
  expect(() => register(tf, { rules: { adam: mine } })).toThrow('adam is a rule of this package. Give yours another');
  expect(() => register(tf, { schedules: { mine: 3 as never } })).toThrow('expected a factory for mine, got number');
});
