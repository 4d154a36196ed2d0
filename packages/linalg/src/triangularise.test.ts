import { expect, test } from 'vitest';
import { applyReflections } from './apply-reflections.js';
import { Matrix } from './matrix.js';
import { paddedCopy, paddedZeros, unpadded } from './padded.js';
import { distance, matrixOf, normalMatrix } from './test-matrices.js';
import { triangularise } from './triangularise.js';

test.each([
  [5, 5, true],
  [9, 4, true],
  [4, 9, true],
  [9, 4, false],
  [1, 3, true],
  [70, 70, false],
  [103, 67, false],
  [66, 131, false],
  [97, 80, true],
])('reflections, triangle and order of a %d x %d matrix make it up again (pivoting: %s)', (m, n, pivot) => {
  const A = normalMatrix(m, n);
  const { R, vectors, order } = triangularise(paddedCopy(A), { pivot });
  const X = paddedZeros(m, n);
  X.data.set(R);
  applyReflections(X, vectors, X.paddedRows, Math.min(m, n));
  const columns = matrixOf(m, n, (i, j) => A.get(i, order[j]));
  expect(distance(unpadded(X), columns)).toBeLessThan(m < 20 ? 1e-14 : 4e-14);
  for (let i = 0; i < Math.min(m, n); i++) for (let j = 0; j < i; j++) expect(R[i * n + j]).toBe(0);
});

test('pivoting lets the diagonal never grow, down to columns whose squares underflow', () => {
  const A = matrixOf(6, 6, (i, j) => normalMatrix(6, 6).get(i, j) * [1e-250, 1, 1e-3, 1e-200, 1e-170, 1e-100][j]);
  const { R, order } = triangularise(paddedCopy(A), { pivot: true });
  const diagonal = Array.from({ length: 6 }, (_, k) => Math.abs(R[k * 7]));
  expect(diagonal).toEqual(diagonal.toSorted((a, b) => b - a));
  expect(Array.from(order)).toEqual([1, 2, 5, 4, 3, 0]);
});

test('a matrix of zeros is its own triangle', () => {
  expect(triangularise(paddedCopy(Matrix.zeros(3, 2)), { pivot: true }).R).toEqual(new Float64Array(4));
});
