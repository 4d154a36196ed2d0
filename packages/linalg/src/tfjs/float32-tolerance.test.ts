import { expect, it } from 'vitest';
import { singularValues } from '../singular-values.js';
import { float32Tolerance } from './float32-tolerance.js';
import { withSigma } from './test-tensors.js';

it('is above what rounding the entries of a matrix does to singular values of zero, or to repeated ones', () => {
  for (const [m, n] of [
    [4, 3],
    [20, 30],
    [100, 60],
  ]) {
    const sigma = singularValues(withSigma(m, n, [3, 1, 1]));
    expect(sigma[1] - sigma[2]).toBeLessThan(float32Tolerance(sigma));
    if (sigma.length > 3) expect(sigma[3]).toBeLessThan(float32Tolerance(sigma));
  }
});

it('is 2^-23 of the largest value', () => {
  expect(float32Tolerance(Float64Array.of(2, 1))).toBe(2 ** -22);
  expect(float32Tolerance(Float64Array.of(0))).toBe(0);
});
