import { describe, expect, it } from 'vitest';
import type { Matrix } from '../matrix.js';
import { multiply } from '../multiply.js';
import { svd } from '../svd.js';
import { normalMatrix } from '../test-matrices.js';
import { polarGradient } from './polar-gradient.js';
import { differences, inner, relativeError, withSigma } from './test-tensors.js';

const polarOf = (A: Matrix) => {
  const { U, V } = svd(A);
  return multiply(U, V, { transposeB: true });
};

describe('polarGradient', () => {
  // Values of at least 0.4 and a step of 2e-4: the differences are good to about 1e-10.
  it.each([
    ['tall', 6, 3, [3, 2, 1.3]],
    ['wide', 3, 5, [3, 2, 1.3]],
    ['square', 4, 4, [3, 2, 1.3, 0.4]],
    ['tall with repeated values', 6, 3, [2, 2, 1.3]],
    ['wide with repeated values', 3, 5, [2, 1.3, 1.3]],
    ['square and orthogonal', 4, 4, [1, 1, 1, 1]],
    ['one column', 5, 1, [2]],
  ])('agrees with differences where the matrix is %s', (_, m, n, sigma) => {
    const A = withSigma(m, n, sigma);
    const G = normalMatrix(m, n, 5);
    const expected = differences((X) => inner(polarOf(X).data, G.data), A);
    expect(relativeError(polarGradient(svd(A), G).data, expected.data)).toBeLessThan(1e-8);
  });

  it('agrees with differences where one value of a square matrix is small but not zero', () => {
    const A = withSigma(3, 3, [2, 1, 0.01]);
    const G = normalMatrix(3, 3, 5);
    const expected = differences((X) => inner(polarOf(X).data, G.data), A, 1e-4);
    expect(relativeError(polarGradient(svd(A), G).data, expected.data)).toBeLessThan(1e-8);
  });
});
