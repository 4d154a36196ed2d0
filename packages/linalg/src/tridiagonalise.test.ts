import { expect, test } from 'vitest';
import { applyReflections } from './apply-reflections.js';
import { multiply } from './multiply.js';
import { paddedCopy, paddedIdentity, unpadded } from './padded.js';
import { distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';
import { tridiagonalise } from './tridiagonalise.js';

test.each([1, 2, 3, 4, 9])('a symmetric matrix of order %d is tridiagonal in another basis', (n) => {
  const B = normalMatrix(n, n);
  const A = matrixOf(n, n, (i, j) => B.get(i, j) + B.get(j, i));
  const { diagonal, above, vectors } = tridiagonalise(paddedCopy(A));
  const Q = paddedIdentity(n, n);
  applyReflections(Q, vectors, Q.paddedRows, n - 1, { below: 1, triangular: true });
  const T = matrixOf(n, n, (i, j) => (i === j ? diagonal[i] : Math.abs(i - j) === 1 ? above[Math.min(i, j)] : 0));
  expect(distance(multiply(multiply(unpadded(Q), T), unpadded(Q), { transposeB: true }), A)).toBeLessThan(2e-14);
  expect(orthogonalityError(unpadded(Q))).toBeLessThan(2e-15);
});
