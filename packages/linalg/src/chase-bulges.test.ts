import { expect, test } from 'vitest';
import { bandIndex } from './band-reduction.js';
import { chaseBulges } from './chase-bulges.js';
import { svd } from './svd.js';
import { matrixOf, normalMatrix } from './test-matrices.js';

test.each([
  [1, 4],
  [2, 4],
  [4, 4],
  [9, 4],
  [30, 4],
  [31, 8],
  [12, 1],
])('a band of order %d and width %d becomes bidiagonal with the same singular values', (n, width) => {
  const X = normalMatrix(n, n);
  const A = matrixOf(n, n, (i, j) => (j >= i && j <= i + width ? X.get(i, j) : 0));
  const data = new Float64Array(3 * width * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < Math.min(n, i + width + 1); j++) data[bandIndex(width, i, j)] = A.get(i, j);
  }
  const { diagonal, above } = chaseBulges({ n, width, data });
  const B = matrixOf(n, n, (i, j) => (i === j ? diagonal[i] : j === i + 1 ? above[i] : 0));
  const { sigma } = svd(A);
  svd(B).sigma.forEach((value, k) => {
    expect(Math.abs(value - sigma[k])).toBeLessThanOrEqual(1e-14 * sigma[0]);
  });
});

test('a diagonal stays as it is', () => {
  const data = new Float64Array(3 * 4 * 6);
  for (let i = 0; i < 6; i++) data[bandIndex(4, i, i)] = i - 2;
  expect(chaseBulges({ n: 6, width: 4, data })).toEqual({
    diagonal: Float64Array.of(-2, -1, 0, 1, 2, 3),
    above: new Float64Array(6),
  });
});
