import { expect, test } from 'vitest';
import { bandIndex, bandReduction } from './band-reduction.js';
import { Matrix } from './matrix.js';
import { frobeniusNorm } from './norms.js';
import { svd } from './svd.js';
import { kinds, normalMatrix } from './test-matrices.js';

test.each([
  [1, 1],
  [5, 3],
  [9, 9],
  [30, 11],
  [26, 25],
])('a band of width 4 has the singular values of its %d x %d matrix', (m, n) => {
  const width = 4;
  for (const name of ['normal', 'zero', 'rank two', 'identity-like', 'graded columns']) {
    const A = kinds[name](m, n, 1);
    const before = A.data.slice();
    const band = bandReduction(A, width);
    expect(A.data).toEqual(before);
    const dense = Matrix.zeros(n, n);
    for (let i = 0; i < n; i++) {
      for (let j = i; j < Math.min(n, i + width + 1); j++) dense.data[i * n + j] = band.data[bandIndex(width, i, j)];
    }
    const { sigma } = svd(A);
    svd(dense).sigma.forEach((value, k) => {
      expect(Math.abs(value - sigma[k])).toBeLessThanOrEqual(1e-14 * sigma[0]);
    });
  }
});

test('nothing lies outside the band', () => {
  const A = normalMatrix(20, 18);
  const { data } = bandReduction(A, 4);
  let squares = 0;
  for (let i = 0; i < 18; i++) {
    for (let j = i; j < Math.min(18, i + 5); j++) squares += data[bandIndex(4, i, j)] ** 2;
  }
  expect(Math.sqrt(data.reduce((sum, value) => sum + value * value, 0))).toBeCloseTo(Math.sqrt(squares), 13);
  expect(Math.sqrt(squares)).toBeCloseTo(frobeniusNorm(A), 12);
});
