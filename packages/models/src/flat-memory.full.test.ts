import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import '@tensorflow/tfjs-backend-cpu';
import { Observations, random } from '@lowrank/linalg';
import { adam } from '@lowrank/optimizers';
import { ratio } from '@lowrank/regularizers';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { fit } from './fit.js';
import { recordMemories } from './fixtures/record-memories.js';
import type { FitOptions } from './options.js';
import { subspace } from './subspace-engine.js';
import { fit as fitTensors } from './tfjs/index.js';

const memories = recordMemories();
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const side = 20;
const picked = random(1, 'mask').sample(120, side * side);
const observations = Observations.from({
  rows: side,
  columns: side,
  rowIndices: picked.map((at) => Math.floor(at / side)),
  columnIndices: picked.map((at) => at % side),
  values: picked.map((at) => Math.floor(at / side) * (at % side) * 0.01),
});
const options: FitOptions = {
  observations,
  terms: [{ penalty: ratio(), weight: 0.01 }],
  engine: subspace({ rank: 6 }),
  optimizer: adam({ learningRate: 1e-3 }),
  steps: 100_000,
  seed: 0,
};

test.each([1, 2])('100,000 steps leave memory as large as 10,000 do, at depth %i', async (depth) => {
  const looks: { wasm: number[]; heap: number; buffers: number }[] = [];
  const look = async () => {
    // Buffers are given back by finalizers, in a turn of their own.
    for (let k = 0; k < 3; k++) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve));
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    looks.push({ wasm: memories.map(({ buffer }) => buffer.byteLength), heap: heapUsed, buffers: arrayBuffers });
  };
  await fit({ ...options, network: { depth }, observers: [{ every: 10_000, observe: look }] });
  const [, early] = looks;
  const last = looks[looks.length - 1];
  expect(looks).toHaveLength(11);
  expect(last.wasm).toEqual(early.wasm);
  // 90,000 steps that lose a single object each would lose more.
  expect(last.heap - early.heap).toBeLessThan(1e6);
  expect(last.buffers - early.buffers).toBeLessThan(1e5);
});

test('steps of tensors leave none behind', async () => {
  await tf.setBackend('cpu');
  const counts: number[] = [];
  const observe = () => void counts.push(tf.memory().numTensors);
  await fitTensors({ ...options, steps: 3000, observers: [{ every: 300, observe }] });
  expect(new Set(counts.slice(1)).size).toBe(1);
});
