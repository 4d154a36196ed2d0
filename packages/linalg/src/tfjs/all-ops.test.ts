import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { effectiveRank as effectiveRankOf } from '../effective-rank.js';
import { isLowrankError } from '../errors.js';
import type { Matrix } from '../matrix.js';
import { multiply } from '../multiply.js';
import { nuclearNorm as nuclearNormOf } from '../norms.js';
import { singularValues as singularValuesOf } from '../singular-values.js';
import { svd as decompose } from '../svd.js';
import { normalMatrix } from '../test-matrices.js';
import { effectiveRank } from './effective-rank.js';
import { nuclearNorm } from './nuclear-norm.js';
import { polar } from './polar.js';
import { singularValues } from './singular-values.js';
import { svd } from './svd.js';
import { differences, inner, relativeError, rounded, toTensor, withSigma } from './test-tensors.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

/** Each op beside the same function in plain float64. `smooth` ones have a gradient where singular values repeat. */
const ops: {
  name: string;
  op: (A: tf.Tensor) => tf.Tensor;
  plain: (A: Matrix) => ArrayLike<number>;
  smooth?: boolean;
}[] = [
  { name: 'singularValues', op: singularValues, plain: singularValuesOf },
  { name: 'nuclearNorm', op: nuclearNorm, plain: (A) => [nuclearNormOf(A)], smooth: true },
  { name: 'effectiveRank', op: effectiveRank, plain: (A) => [effectiveRankOf(singularValuesOf(A))], smooth: true },
  {
    name: 'polar',
    op: polar,
    plain: (A) => {
      const { U, V } = decompose(A);
      return multiply(U, V, { transposeB: true }).data;
    },
    smooth: true,
  },
  { name: 'U of svd', op: (A) => svd(A).U, plain: (A) => decompose(A).U.data },
  { name: 'sigma of svd', op: (A) => svd(A).sigma, plain: singularValuesOf },
  { name: 'V of svd', op: (A) => svd(A).V, plain: (A) => decompose(A).V.data },
  { name: 'sigma of svd without vectors', op: (A) => svd(A, { vectors: 'none' }).sigma, plain: singularValuesOf },
];

const shapes: [string, Matrix][] = [
  ['tall', withSigma(6, 3, [3, 2, 1.3])],
  ['wide', withSigma(3, 5, [3, 2, 1.3])],
  ['square', withSigma(4, 4, [3, 2, 1.3, 0.4])],
  ['one column', withSigma(5, 1, [2])],
  ['one row', withSigma(1, 5, [2])],
];

/** Value and gradient of <op(A), weights>, as numbers. */
function evaluate(op: (A: tf.Tensor) => tf.Tensor, A: Matrix, weights: Float32Array) {
  return tf.tidy(() => {
    const tensor = toTensor(A);
    const value = op(tensor);
    const gradient = tf.grad(op)(tensor, tf.tensor(weights, value.shape));
    return { value: value.dataSync().slice(), shape: value.shape, gradient: gradient.dataSync().slice() };
  });
}

const anyWeights = (length: number) => Float32Array.from(normalMatrix(length, 1, 9).data);

describe.each(['wasm', 'cpu'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
    await tf.ready();
  });

  describe.each(ops)('$name', ({ op, plain }) => {
    // Differences are good to 1e-9; what remains is one rounding of the result to float32, 6e-8.
    it.each(shapes)('has value and gradient of the function in float64 where the matrix is %s', (_, A) => {
      const expected = plain(A);
      const weights = anyWeights(expected.length);
      const { value, gradient } = evaluate(op, A, weights);
      expect(relativeError(value, expected)).toBeLessThan(1e-7);
      const slope = differences((X) => inner(plain(X), weights), A);
      expect(relativeError(gradient, slope.data)).toBeLessThan(1e-6);
    });

    it.each([[[2, 2, 1]], [[2, 1, 0]], [[2, 0, 0]], [[1, 1, 1]], [[0, 0, 0]]])(
      'has finite value and gradient at singular values %j',
      (sigma) => {
        for (const [m, n] of [
          [5, 3],
          [3, 5],
          [3, 3],
        ]) {
          const A = withSigma(m, n, sigma);
          const { value, gradient } = evaluate(op, A, anyWeights(plain(A).length));
          expect(value.every(Number.isFinite)).toBe(true);
          expect(gradient.every(Number.isFinite)).toBe(true);
        }
      },
    );

    it('treats each matrix of a batch as it does a matrix alone', () => {
      const matrices = [1, 2, 3, 4, 5, 6].map((seed) => rounded(normalMatrix(4, 3, seed)));
      tf.tidy(() => {
        const batch = tf.tensor(Float32Array.from(matrices.flatMap(({ data }) => [...data])), [2, 3, 4, 3]);
        const weights = anyWeights(plain(matrices[0]).length);
        const alone = matrices.map((A) => evaluate(op, A, weights));
        const value = op(batch);
        expect(value.shape).toEqual([2, 3, ...alone[0].shape]);
        expect([...value.dataSync()]).toEqual(alone.flatMap((one) => [...one.value]));
        const dy = tf.tensor(Float32Array.from(matrices.flatMap(() => [...weights])), value.shape);
        expect([...tf.grad(op)(batch, dy).dataSync()]).toEqual(alone.flatMap((one) => [...one.gradient]));
      });
    });

    it('leaves its argument and the upstream derivative as they are', () => {
      const A = rounded(normalMatrix(4, 3));
      tf.tidy(() => {
        const tensor = toTensor(A);
        const dy = op(tensor);
        const before = dy.dataSync().slice();
        tf.grad(op)(tensor, dy);
        expect(Float64Array.from(tensor.dataSync())).toEqual(A.data);
        expect(dy.dataSync()).toEqual(before);
      });
    });

    it('leaks no tensor', () => {
      const tensor = toTensor(normalMatrix(4, 3));
      const dy = op(tensor);
      const before = tf.memory().numTensors;
      for (let k = 0; k < 3; k++) {
        tf.tidy(() => op(tensor).dtype);
        tf.grad(op)(tensor, dy).dispose();
      }
      expect(tf.memory().numTensors).toBe(before);
      tf.dispose([tensor, dy]);
    });

    it('takes whole numbers', () => {
      tf.tidy(() => {
        const values = [3, 0, 4, 5];
        const whole = op(tf.tensor2d(values, [2, 2], 'int32'));
        expect(whole.dtype).toBe('float32');
        expect(whole.dataSync()).toEqual(op(tf.tensor2d(values, [2, 2])).dataSync());
      });
    });

    it('refuses what holds no matrix, and says what came', () => {
      tf.tidy(() => {
        expect(() => op(tf.tensor1d([1, 2]))).toThrow(/expected a tensor of shape \[\.\.\., m, n\], got \[2\]/);
        expect(() => op(tf.zeros([2, 0]))).toThrow(/got \[2, 0\]/);
        expect(() => op(tf.tensor2d([[true]]))).toThrow(/float32 or int32, got one of type bool/);
        expect(() => op([[1, 2]] as never)).toThrow(/expected a tensor .*, got object/);
        expect(() =>
          op(
            tf.tensor2d([
              [1, Number.NaN],
              [2, 3],
            ]),
          ),
        ).toThrow(/entry \(0, 1\), counted from 0, is NaN/);
        expect(() => op(tf.tensor3d([[[1]], [[Infinity]]]))).toThrow(/matrix 1: entry \(0, 0\)/);
      });
    });

    it('has no second derivative, and says so', () => {
      tf.tidy(() => {
        const first = tf.grad(op);
        expect(() => tf.grad((A) => first(A))(toTensor(normalMatrix(3, 2)))).toThrow(/Cannot compute gradient/);
      });
    });
  });

  describe.each(ops.filter(({ smooth }) => smooth))('$name', ({ op, plain }) => {
    it.each([
      [6, 3, [2, 2, 1]],
      [3, 5, [2, 1, 1]],
      [4, 4, [1, 1, 1, 1]],
    ])('has its exact gradient where values of a matrix of %i x %i repeat', (m, n, sigma) => {
      const A = withSigma(m, n, sigma);
      const weights = anyWeights(plain(A).length);
      const slope = differences((X) => inner(plain(X), weights), A);
      expect(relativeError(evaluate(op, A, weights).gradient, slope.data)).toBeLessThan(1e-6);
    });
  });
});

describe('on webgpu', () => {
  beforeAll(() => {
    tf.registerBackend('webgpu', () => new tf.KernelBackend());
  });

  it.each(ops)('$name refuses to run, and says what to do', async ({ op }) => {
    await tf.setBackend('cpu');
    const tensor = tf.tensor2d([[1]]);
    await tf.setBackend('webgpu');
    try {
      op(tensor);
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain(
        'webgpu has no fast synchronous read, which this op needs. Choose another with tf.',
      );
    }
    await tf.setBackend('cpu');
    tensor.dispose();
  });
});
