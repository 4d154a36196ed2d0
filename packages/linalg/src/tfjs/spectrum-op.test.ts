import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { spectrumOp } from './spectrum-op.js';
import { relativeError, toTensor, withSigma } from './test-tensors.js';

beforeAll(() => tf.setBackend('cpu'));

it('makes an op of a function of singular values and its gradient by them', () => {
  tf.tidy(() => {
    // The sum of sigma_k^2, and the largest of them: the gradients are 2 A and 2 sigma_1 u_1 v_1^T.
    const sums = (A: tf.Tensor) =>
      spectrumOp('test', A, {
        shape: () => [2],
        value: (sigma) => [sigma.reduce((sum, x) => sum + x * x, 0), sigma[0] ** 2],
        gradient: (sigma, [all, first]) => sigma.map((x, k) => 2 * x * (all + (k === 0 ? first : 0))),
      });
    const A = withSigma(4, 3, [3, 2, 1]);
    expect(relativeError(sums(toTensor(A)).dataSync(), [14, 9])).toBeLessThan(1e-6);
    const gradient = (...dy: number[]) => tf.grad(sums)(toTensor(A), tf.tensor1d(dy)).dataSync();
    expect(
      relativeError(
        gradient(1, 0),
        A.data.map((x) => 2 * x),
      ),
    ).toBeLessThan(1e-6);
    const first = gradient(0, 1);
    expect(Math.hypot(...first)).toBeCloseTo(6, 5);
  });
});
