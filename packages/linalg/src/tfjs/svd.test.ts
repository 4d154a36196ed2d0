import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { svd as decompose } from '../svd.js';
import { normalMatrix } from '../test-matrices.js';
import { svd } from './svd.js';
import { relativeError, rounded, toTensor, withSigma } from './test-tensors.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

const product = (U: tf.Tensor, sigma: tf.Tensor, V: tf.Tensor) => tf.matMul(tf.mul(U, sigma), V, false, true);

/** The sum of squares of U diag(sigma) V^T, its gradient written out: tfjs-core alone has none of matMul, mul and sum. */
const squaredNormOfProduct = tf.customGrad((...inputs) => {
  const [U, sigma, V] = inputs as tf.Tensor[];
  (inputs[3] as tf.GradSaveFunc)([U, sigma, V]);
  return {
    value: tf.sum(tf.square(product(U, sigma, V))),
    gradFunc: (dy, [U, sigma, V]) => {
      const P = tf.mul(product(U, sigma, V), tf.mul(dy, 2));
      const PV = tf.matMul(P, V);
      return [tf.mul(PV, sigma), tf.sum(tf.mul(U, PV), 0), tf.mul(tf.matMul(P, U, true, false), sigma)];
    },
  };
});

describe.each(['wasm', 'cpu'])('svd on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
    await tf.ready();
  });

  it.each([
    [5, 3],
    [3, 5],
    [4, 4],
  ])('gives the factors of a %i x %i matrix, rounded to float32', (m, n) => {
    const A = rounded(normalMatrix(m, n));
    const expected = decompose(A);
    tf.tidy(() => {
      const { U, sigma, V } = svd(toTensor(A));
      expect([U.shape, sigma.shape, V.shape]).toEqual([[m, Math.min(m, n)], [Math.min(m, n)], [n, Math.min(m, n)]]);
      expect(U.dataSync()).toEqual(Float32Array.from(expected.U.data));
      expect(sigma.dataSync()).toEqual(Float32Array.from(expected.sigma));
      expect(V.dataSync()).toEqual(Float32Array.from(expected.V.data));
      expect(relativeError(product(U, sigma, V).dataSync(), A.data)).toBeLessThan(1e-6);
    });
  });

  it('gives the singular values alone', () => {
    tf.tidy(() => {
      const spectrum = svd(
        tf.tensor2d([
          [0, 2],
          [1, 0],
        ]),
        { vectors: 'none' },
      );
      expect(Object.keys(spectrum)).toEqual(['sigma']);
      expect([...spectrum.sigma.dataSync()]).toEqual([2, 1]);
    });
  });

  it.each([
    [5, 3, [3, 2, 1]],
    [3, 5, [3, 2, 1]],
    [4, 4, [3, 2, 1, 0.5]],
    [4, 4, [3, 2, 2, 0]],
    [3, 3, [2, 2, 2]],
    [5, 3, [2, 0, 0]],
  ])('passes on 2 A for the sum of squares of the product of a %i x %i matrix with values %j', (m, n, sigma) => {
    const A = withSigma(m, n, sigma);
    tf.tidy(() => {
      const { value, grad } = tf.valueAndGrad((tensor: tf.Tensor2D) => {
        const { U, sigma: values, V } = svd(tensor);
        return squaredNormOfProduct(U, values, V);
      })(toTensor(A));
      const squares = A.data.reduce((sum, x) => sum + x * x, 0);
      expect(value.dataSync()[0] / squares).toBeCloseTo(1, 6);
      expect(
        relativeError(
          grad.dataSync(),
          A.data.map((x) => 2 * x),
        ),
      ).toBeLessThan(1e-5);
    });
  });

  it('passes gradients on to variables, and leaks none', () => {
    const W = tf.variable(toTensor(withSigma(4, 3, [3, 2, 1])));
    const before = tf.memory().numTensors;
    for (let k = 0; k < 3; k++) {
      const { value, grads } = tf.variableGrads(() => {
        const { U, sigma, V } = svd(W);
        return squaredNormOfProduct(U, sigma, V) as tf.Scalar;
      });
      expect(
        relativeError(
          grads[W.name].dataSync(),
          W.dataSync().map((x) => 2 * x),
        ),
      ).toBeLessThan(1e-5);
      tf.dispose([value, grads]);
    }
    expect(tf.memory().numTensors).toBe(before);
    W.dispose();
  });

  it("makes three tensors, which are the caller's", () => {
    const A = toTensor(normalMatrix(4, 3));
    const before = tf.memory().numTensors;
    const factors = svd(A);
    expect(tf.memory().numTensors).toBe(before + 3);
    tf.dispose(factors);
    expect(tf.memory().numTensors).toBe(before);
    A.dispose();
  });
});

describe('svd', () => {
  it('refuses an unknown option', async () => {
    await tf.setBackend('cpu');
    const A = tf.tensor2d([[1]]);
    expect(() => svd(A, { vectors: 'full' as never })).toThrow("svd: vectors is one of 'thin', 'none', got 'full'.");
    A.dispose();
  });
});
