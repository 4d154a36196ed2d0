import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { severalOutputs } from './several-outputs.js';

/** f(x) = (2 x, 3 x) for x of shape [2], and what came back to it. */
function double(x: tf.Tensor, calls: number[][][]): tf.Tensor[] {
  const [a, b] = x.dataSync();
  const outputs = [
    { parts: [[2 * a], [2 * b]], shape: [2] },
    { parts: [[3 * a, 3 * b]], shape: [1, 2] },
  ];
  return severalOutputs(x, outputs, (upstream) => {
    calls.push(upstream.map((data) => [...data]));
    return tf.tensor1d([2 * upstream[0][0] + 3 * upstream[1][0], 2 * upstream[0][1] + 3 * upstream[1][1]]);
  });
}

/** The sum of all numbers in two tensors. */
const sumOfBoth = tf.customGrad((...inputs) => {
  const [a, b] = inputs as tf.Tensor[];
  return {
    value: tf.add(tf.sum(a), tf.sum(b)),
    gradFunc: (dy) => [tf.mul(tf.onesLike(a), dy), tf.mul(tf.onesLike(b), dy)],
  };
});

describe('severalOutputs', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('gives each output its numbers and shape', () => {
    tf.tidy(() => {
      const [first, second] = double(tf.tensor1d([1, 10]), []);
      expect(first.arraySync()).toEqual([2, 20]);
      expect(second.arraySync()).toEqual([[3, 30]]);
    });
  });

  it('asks once for the gradient, with the derivatives by all outputs', () => {
    tf.tidy(() => {
      const calls: number[][][] = [];
      const gradient = tf.grad((x) => {
        const [first, second] = double(x, calls);
        return sumOfBoth(first, second);
      })(tf.tensor1d([1, 10]));
      expect([...gradient.dataSync()]).toEqual([5, 5]);
      expect(calls).toEqual([
        [
          [1, 1],
          [1, 1],
        ],
      ]);
    });
  });

  it('takes the derivatives by outputs that are not used for zero', () => {
    tf.tidy(() => {
      const calls: number[][][] = [];
      tf.grad((x) => double(x, calls)[1])(tf.tensor1d([1, 10]));
      expect(calls).toEqual([
        [
          [0, 0],
          [1, 1],
        ],
      ]);
    });
  });
});
