import { expect, test } from 'vitest';
import { golubKahan } from './golub-kahan.js';
import { multiply } from './multiply.js';
import { paddedCopy } from './padded.js';
import { qr } from './qr.js';
import { rowsToColumns } from './rows-to-columns.js';
import { compose, distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

test.each([
  [10, 10],
  [15, 10],
  [16, 10],
  [40, 10],
])('a %d x %d matrix is decomposed, with a basis of the whole space', (m, n) => {
  const A = normalMatrix(m, n);
  const { sigma, U, V } = golubKahan(paddedCopy(A), 'full');
  expect(distance(compose(rowsToColumns(U!, m), sigma, rowsToColumns(V!, n)), A)).toBeLessThan(2e-14);
  expect([U!.rows, V!.rows]).toEqual([m, n]);
  expect(orthogonalityError(rowsToColumns(U!, m))).toBeLessThan(4e-15);
});

test('values alone are those that come with vectors', () => {
  const A = normalMatrix(20, 7);
  expect(golubKahan(paddedCopy(A), 'none')).toEqual({ sigma: golubKahan(paddedCopy(A), 'thin').sigma });
});

test('values alone of a large matrix have their closed form', () => {
  const n = 810;
  const A = matrixOf(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
  // A random rotation fills the matrix and keeps the values.
  const { Q } = qr(normalMatrix(n, n));
  const { sigma } = golubKahan(paddedCopy(multiply(Q, A)), 'none');
  sigma.forEach((value, k) => {
    const expected = 4 * Math.sin(((n - k) * Math.PI) / (2 * (n + 1))) ** 2;
    expect(Math.abs(value - expected)).toBeLessThan(1e-13);
  });
});
