import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientOfSigma, singularValues } from './singular-values.js';

describe('singularValues', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('are the absolute values of a diagonal, descending', () => {
    tf.tidy(() => {
      const A = tf.tensor2d([
        [2, 0, 0],
        [0, -3, 0],
      ]);
      expect([...singularValues(A).dataSync()]).toEqual([3, 2]);
    });
  });

  it('have the products of their vectors for gradients', () => {
    tf.tidy(() => {
      const A = tf.tensor2d([
        [2, 0, 0],
        [0, -3, 0],
      ]);
      const gradient = tf.grad((x) => singularValues(x))(A, tf.tensor1d([10, 1]));
      expect([...gradient.dataSync()].map((g) => g + 0)).toEqual([1, 0, 0, 0, -10, 0]);
    });
  });
});

describe('gradientOfSigma', () => {
  it('leaves out values of at most 2^-23 of the largest', () => {
    const upstream = Float32Array.of(1, 2, 3, 4);
    expect([...gradientOfSigma(Float64Array.of(2, 2.4e-7, 2.3e-7, 0), upstream)]).toEqual([1, 2, 0, 0]);
    expect([...gradientOfSigma(Float64Array.of(0, 0, 0, 0), upstream)]).toEqual([0, 0, 0, 0]);
  });
});
