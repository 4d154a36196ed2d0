import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { nuclearNorm } from './nuclear-norm.js';
import { relativeError, toTensor, withSigma } from './test-tensors.js';

const gradientAt = (A: tf.Tensor) =>
  tf
    .grad((x) => nuclearNorm(x))(A)
    .dataSync();

describe('nuclearNorm', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is the sum of absolute values on the diagonal of a diagonal matrix, its gradient their signs', () => {
    tf.tidy(() => {
      const A = tf.tensor2d([
        [3, 0],
        [0, -4],
      ]);
      expect(nuclearNorm(A).dataSync()[0]).toBe(7);
      expect(relativeError(gradientAt(A), [1, 0, 0, -1])).toBe(0);
    });
  });

  it('has the subgradient of least norm where values are zero', () => {
    tf.tidy(() => {
      // x y^T / (|x| |y|) for A = x y^T: whatever else the other directions could add makes it longer.
      const x = [1, 2, -2];
      const y = [3, 0, 4, 0];
      const A = x.map((a) => y.map((b) => a * b));
      expect(
        relativeError(
          gradientAt(tf.tensor2d(A)),
          A.flat().map((value) => value / 15),
        ),
      ).toBeLessThan(1e-7);
      expect([...gradientAt(tf.zeros([2, 3]))]).toEqual([0, 0, 0, 0, 0, 0]);
    });
  });

  it('takes singular values that only rounding to float32 made for zero', () => {
    tf.tidy(() => {
      const A = toTensor(withSigma(30, 20, [3, 1]));
      const squaredNorm = Float64Array.from(gradientAt(A)).reduce((sum, g) => sum + g * g, 0);
      expect(squaredNorm).toBeCloseTo(2, 5);
    });
  });

  it('lets gradient descent lower it to the least there is under a constraint', () => {
    // With the diagonal (1, 1) the nuclear norm of a 2 x 2 matrix is at least its trace, 2.
    tf.tidy(() => {
      let A = tf.tensor2d([
        [1, 1.5],
        [-0.5, 1],
      ]);
      const offDiagonal = tf.tensor2d([
        [0, 1],
        [1, 0],
      ]);
      for (let step = 0; step < 100; step++) {
        const { grads } = tf.valueAndGrads((X) => nuclearNorm(X))([A]);
        A = tf.sub(A, tf.mul(tf.mul(grads[0], offDiagonal), 0.05));
      }
      expect(nuclearNorm(A).dataSync()[0]).toBeLessThan(2 + 1e-4);
    });
  });
});
