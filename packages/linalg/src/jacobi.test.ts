import { expect, test } from 'vitest';
import { jacobi } from './jacobi.js';
import { paddedCopy, unpadded } from './padded.js';
import { matrixOf, orthogonalityError } from './test-matrices.js';

test('columns of 1e-160 of the largest count as zero and leave the bases orthonormal', () => {
  const A = matrixOf(4, 3, (i, j) => (i === j ? 1 : 0.5) * [1, 1e-160, 1e-100][j]);
  const { sigma, U, V } = jacobi(paddedCopy(A), 'thin');
  expect(sigma[1]).toBeGreaterThan(1e-101);
  expect(sigma[2]).toBe(0);
  expect(orthogonalityError(unpadded(U!))).toBeLessThan(1e-15);
  expect(orthogonalityError(unpadded(V!))).toBeLessThan(1e-15);
});
