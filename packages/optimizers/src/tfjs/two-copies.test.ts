import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { adam } from '../adam.js';
import { asTfOptimizer } from './as-tf-optimizer.js';
import { register } from './register.js';
import { normalTensor } from './test-tensors.js';

/** A second copy of tfjs-core in this process, and a tfjs-layers that uses it. */
function secondCopy(): { core: typeof tf; layers: typeof tfl } {
  const require = createRequire(import.meta.url);
  for (const file of Object.keys(require.cache)) if (file.includes('@tensorflow')) delete require.cache[file];
  return { layers: require('@tensorflow/tfjs-layers'), core: require('@tensorflow/tfjs-core') };
}

it('a model on another copy of tfjs-core takes an optimizer, and is loaded once register knows that copy', async () => {
  await tf.setBackend('cpu');
  const { core, layers } = secondCopy();
  expect(core.Optimizer).not.toBe(tf.Optimizer);
  const model = layers.sequential({ layers: [layers.layers.dense({ units: 4, inputShape: [6] })] });
  model.compile({ optimizer: asTfOptimizer(adam({ learningRate: 0.05 })), loss: 'meanSquaredError' });
  const [x, y] = [normalTensor(24, 6), normalTensor(24, 4)];
  const { history } = await model.fit(x, y, { epochs: 5, verbose: 0 });
  expect(Number(history.loss[4])).toBeLessThan(Number(history.loss[0]));

  const saved: tf.io.ModelArtifacts[] = [];
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    saved.push(artifacts);
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
  });
  await model.save(handler, { includeOptimizer: true });
  const load = () => layers.loadLayersModel(core.io.fromMemory(saved[0]));
  await expect(load()).rejects.toThrow('Unknown layer: LowrankOptimizer.');
  register(core);
  await (await load()).fit(x, y, { epochs: 1, verbose: 0 });
});
