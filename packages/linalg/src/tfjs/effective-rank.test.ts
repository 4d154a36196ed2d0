import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { effectiveRank } from './effective-rank.js';
import { inner, toTensor, withSigma } from './test-tensors.js';

const gradientAt = (A: tf.Tensor) =>
  tf
    .grad((x) => effectiveRank(x))(A)
    .dataSync();

describe('effectiveRank', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is the number of values where they are equal, and stationary there', () => {
    tf.tidy(() => {
      const A = toTensor(withSigma(6, 4, [2, 2, 2, 2]));
      expect(effectiveRank(A).dataSync()[0]).toBeCloseTo(4, 6);
      for (const g of gradientAt(A)) expect(Math.abs(g)).toBeLessThan(1e-6);
    });
  });

  it('follows its formula on a diagonal', () => {
    // p = (3/4, 1/4): erank = 4 / 3^(3/4), and derank / dsigma_k = -erank (ln p_k + H) / 4 with H = ln erank.
    tf.tidy(() => {
      const A = tf.tensor2d([
        [3, 0],
        [0, 1],
      ]);
      const erank = 4 / 3 ** 0.75;
      const slope = (p: number) => (-erank * (Math.log(p) + Math.log(erank))) / 4;
      expect(effectiveRank(A).dataSync()[0]).toBeCloseTo(erank, 6);
      const gradient = gradientAt(A);
      for (const [k, expected] of [slope(0.75), 0, 0, slope(0.25)].entries()) {
        expect(gradient[k]).toBeCloseTo(expected, 6);
      }
    });
  });

  it('does not change along A itself', () => {
    tf.tidy(() => {
      const A = withSigma(5, 4, [3, 2, 1, 0.1]);
      expect(inner(gradientAt(toTensor(A)), A.data)).toBeCloseTo(0, 6);
    });
  });

  it('leaves values of zero where they are, although its slope there is infinite', () => {
    tf.tidy(() => {
      expect([...gradientAt(tf.zeros([2, 2]))]).toEqual([0, 0, 0, 0]);
      const A = tf.tensor2d([
        [3, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ]);
      const gradient = gradientAt(A);
      expect(gradient[8]).toBe(0);
      expect(gradient[4]).toBeGreaterThan(0.1);
    });
  });
});
