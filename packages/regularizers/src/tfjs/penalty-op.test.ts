import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { Matrix, random } from '@lowrank/linalg';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluatePenalty } from '../evaluate-penalty.js';
import type { MatrixPenalty } from '../penalty.js';
import { ratio } from '../ratio.js';
import { schattenP } from '../schatten-p.js';
import { penaltyOp } from './penalty-op.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

const sumOfCubes: MatrixPenalty = {
  specVersion: 1,
  kind: 'matrix',
  name: 'sumOfCubes',
  params: {},
  evaluate: (W, gradient) => {
    for (let k = 0; k < W.data.length; k++) gradient.data[k] = 3 * W.data[k] ** 2;
    return Array.from(W.data).reduce((sum, x) => sum + x ** 3, 0);
  },
};

describe.each(['wasm', 'cpu'])('penaltyOp on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
    await tf.ready();
  });

  it.each([ratio(), schattenP(), sumOfCubes])('has value and gradient of $name, rounded to float32', (penalty) => {
    const generator = random(1, 'test');
    const W = new Matrix(
      5,
      4,
      Float64Array.from({ length: 20 }, () => Math.fround(generator.normal())),
    );
    const expected = Matrix.zeros(5, 4);
    const value = 0.3 * evaluatePenalty(penalty, W, expected);
    const op = penaltyOp(penalty, { weight: 0.3 });
    const tensor = tf.tensor2d(Float32Array.from(W.data), [5, 4]);
    const result = tf.valueAndGrad((x) => op(x))(tensor);
    expect(result.value.dataSync()[0]).toBeCloseTo(value, 5);
    for (const [k, g] of result.grad.dataSync().entries()) expect(g).toBeCloseTo(0.3 * expected.data[k], 5);
    tf.dispose([tensor, result]);
  });

  it('leaks no tensor', () => {
    const op = penaltyOp(ratio());
    const tensor = tf.tensor2d([
      [1, 2],
      [3, 4],
    ]);
    const gradient = tf.grad((x) => op(x));
    gradient(tensor).dispose();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) gradient(tensor).dispose();
    expect(tf.memory().numTensors).toBe(before);
    tensor.dispose();
  });

  it('refuses a tensor that is not a matrix', () => {
    const op = penaltyOp(ratio());
    expect(() => op(tf.tensor1d([1, 2]))).toThrow(/ratio.*shape \[m, n\] or of higher rank, got \[2\]/);
  });

  it('refuses a kernel that is not finite, says how much of it, and what to do', () => {
    const op = penaltyOp(schattenP());
    const kernel = tf.tensor2d([
      [1, -Infinity],
      [Number.NaN, 4],
    ]);
    for (const call of [() => op(kernel), () => tf.grad((W) => op(W))(kernel)]) {
      expect(call).toThrow(
        'penaltyOp(schattenP): the kernel, or product of kernels, of shape [2, 2] has -Infinity; 2 of its 4 entries are ' +
          'not finite. Training has diverged: lower the learning rate or the weight of the penalty, and look for such ' +
          'numbers in the data.',
      );
      expect(call).toThrow(expect.objectContaining({ code: 'LOWRANK_PENALTY' }));
    }
    kernel.dispose();
  });

  it('refuses what is no tensor', () => {
    expect(() => penaltyOp(ratio())(undefined as never)).toThrow(
      'penaltyOp(ratio): expected a tensor of shape [m, n], got undefined.',
    );
  });
});
