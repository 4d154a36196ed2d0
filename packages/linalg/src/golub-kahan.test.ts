import { expect, test } from 'vitest';
import { golubKahan } from './golub-kahan.js';
import { paddedCopy, unpadded } from './padded.js';
import { compose, distance, normalMatrix, orthogonalityError } from './test-matrices.js';

// The step from direct reduction to QR first lies at 1.6 times as many rows as columns.
test.each([
  [10, 10],
  [15, 10],
  [16, 10],
  [40, 10],
])('a %d x %d matrix is decomposed, with a basis of the whole space', (m, n) => {
  const A = normalMatrix(m, n);
  const { sigma, U, V } = golubKahan(paddedCopy(A), 'full');
  expect(distance(compose(unpadded(U!), sigma, unpadded(V!)), A)).toBeLessThan(2e-14);
  expect([U!.columns, V!.columns]).toEqual([m, n]);
  expect(orthogonalityError(unpadded(U!))).toBeLessThan(4e-15);
});

test('values alone are those that come with vectors', () => {
  const A = normalMatrix(20, 7);
  expect(golubKahan(paddedCopy(A), 'none')).toEqual({ sigma: golubKahan(paddedCopy(A), 'thin').sigma });
});
