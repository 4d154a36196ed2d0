import { createRequire } from 'node:module';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { ratio } from '../ratio.js';
import { asRegularizer } from './as-regularizer.js';
import { register } from './register.js';
import { normalTensor } from './test-models.js';

/** A second copy of tfjs-core in this process, and a tfjs-layers that uses it. */
function secondCopy(): { core: typeof tf; layers: typeof tfl } {
  const require = createRequire(import.meta.url);
  for (const file of Object.keys(require.cache)) if (file.includes('@tensorflow')) delete require.cache[file];
  return { layers: require('@tensorflow/tfjs-layers'), core: require('@tensorflow/tfjs-core') };
}

it('a layer on another copy of tfjs-core takes the regularizer once register knows that copy', async () => {
  await tf.setBackend('cpu');
  const { core, layers } = secondCopy();
  expect(core.serialization).not.toBe(tf.serialization);
  const make = () =>
    layers.layers.dense({ units: 8, inputShape: [12], kernelRegularizer: asRegularizer(ratio(), { weight: 0.1 }) });
  expect(make).toThrow('Unknown regularizer: LowrankRegularizer.');
  register(core);
  const model = layers.sequential({ layers: [make()] });
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const { history } = await model.fit(normalTensor([16, 12], 'x'), normalTensor([16, 8], 'y'), { verbose: 0 });
  expect(Number(history.loss[0])).toBeGreaterThan(0.1);
});
