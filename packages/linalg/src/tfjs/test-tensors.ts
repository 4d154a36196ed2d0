import * as tf from '@tensorflow/tfjs-core';
import { Matrix } from '../matrix.js';
import { qr } from '../qr.js';
import { compose, normalMatrix } from '../test-matrices.js';

/** For tests: A rounded to float32, so that a tensor holds the same numbers. */
export const rounded = (A: Matrix) => new Matrix(A.rows, A.columns, A.data.map(Math.fround));

/** For tests: an m x n matrix with given singular values, min(m, n) of them, rounded to float32. */
export function withSigma(rows: number, columns: number, sigma: readonly number[], seed = 1): Matrix {
  const U = qr(normalMatrix(rows, sigma.length, seed)).Q;
  const V = qr(normalMatrix(columns, sigma.length, seed + 1)).Q;
  return rounded(compose(U, Float64Array.from(sigma), V));
}

/** For tests: the numbers of A as a float32 tensor [m, n]. */
export const toTensor = (A: Matrix) => tf.tensor2d(Float32Array.from(A.data), [A.rows, A.columns]);

/** For tests: the gradient of f at A by central differences of fourth order, in float64. */
export function differences(f: (A: Matrix) => number, A: Matrix, step = 2e-4): Matrix {
  const at = (k: number, shift: number) => {
    const data = A.data.slice();
    data[k] += shift;
    return f(new Matrix(A.rows, A.columns, data));
  };
  const slope = (k: number) => (8 * (at(k, step) - at(k, -step)) - (at(k, 2 * step) - at(k, -2 * step))) / (12 * step);
  return new Matrix(
    A.rows,
    A.columns,
    A.data.map((_, k) => slope(k)),
  );
}

/** For tests: largest difference of two lists of numbers, relative to the largest of the second, or to `floor`. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>, floor = 1e-3): number {
  if (actual.length !== expected.length) return Infinity;
  let worst = 0;
  let largest = floor;
  for (let k = 0; k < expected.length; k++) {
    const difference = Math.abs(actual[k] - expected[k]);
    if (!(difference <= worst)) worst = difference;
    largest = Math.max(largest, Math.abs(expected[k]));
  }
  return worst / largest;
}

/** For tests: sum of products. */
export function inner(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
