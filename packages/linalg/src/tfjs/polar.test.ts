import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { qr } from '../qr.js';
import { normalMatrix } from '../test-matrices.js';
import { polar } from './polar.js';
import { relativeError, rounded, toTensor } from './test-tensors.js';

describe('polar', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each([
    [5, 3],
    [3, 5],
    [4, 4],
  ])('gives orthonormal columns or rows to a %i x %i matrix, whatever its rank', (m, n) => {
    tf.tidy(() => {
      for (const A of [toTensor(normalMatrix(m, n)), tf.ones([m, n]), tf.zeros([m, n])]) {
        const Q = polar(A);
        const G = tf.matMul(Q, Q, m >= n, m < n);
        expect(relativeError(G.dataSync(), tf.eye(Math.min(m, n)).dataSync())).toBeLessThan(1e-6);
      }
    });
  });

  it('returns the orthogonal matrix that was scaled and sheared', () => {
    tf.tidy(() => {
      const { Q } = qr(normalMatrix(4, 4));
      const H = tf.diag(tf.tensor1d([4, 3, 2, 1]));
      const A = tf.matMul(toTensor(Q), H as tf.Tensor2D);
      expect(relativeError(polar(A).dataSync(), Q.data)).toBeLessThan(1e-6);
    });
  });

  it('has, at an orthogonal matrix Q, the antisymmetric part of Q^T G for a gradient', () => {
    // Differentiating Q^T Q = I at A = Q: dQ = (dA - Q dA^T Q) / 2, which is its own adjoint.
    tf.tidy(() => {
      const Q = toTensor(rounded(qr(normalMatrix(4, 4)).Q));
      const G = toTensor(normalMatrix(4, 4, 7));
      const expected = tf.div(tf.sub(G, tf.matMul(Q, tf.matMul(G, Q, true, false))), 2);
      const gradient = tf.grad((x) => polar(x))(Q, G);
      expect(relativeError(gradient.dataSync(), expected.dataSync())).toBeLessThan(1e-6);
    });
  });

  it('is the unit vector of a column, with the gradient of one', () => {
    tf.tidy(() => {
      const A = tf.tensor2d([[3], [4]]);
      expect(relativeError(polar(A).dataSync(), [0.6, 0.8])).toBeLessThan(1e-7);
      // (I - q q^T) g / |a|
      const gradient = tf.grad((x) => polar(x))(A, tf.tensor2d([[1], [0]]));
      expect(relativeError(gradient.dataSync(), [0.64 / 5, -0.48 / 5])).toBeLessThan(1e-7);
    });
  });
});
