import { expect, test } from 'vitest';
import { applyReflections } from './apply-reflections.js';
import { bidiagonalise } from './bidiagonalise.js';
import { multiply } from './multiply.js';
import { paddedCopy, paddedIdentity, roundUp, unpadded } from './padded.js';
import { distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

test.each([
  [1, 1],
  [4, 1],
  [5, 5],
  [9, 6],
  [8, 8],
  [127, 127],
  [135, 129],
  [301, 201],
])('a %d x %d matrix is bidiagonal between two orthogonal factors', (m, n) => {
  const A = normalMatrix(m, n);
  const { diagonal, above, left, right } = bidiagonalise(paddedCopy(A));
  const U = paddedIdentity(m, n);
  const V = paddedIdentity(n, n);
  applyReflections(U, left, U.paddedRows, n, { triangular: true });
  applyReflections(V, right, roundUp(n), n - 1, { below: 1, triangular: true });
  const B = matrixOf(n, n, (i, j) => (i === j ? diagonal[i] : j === i + 1 ? above[i] : 0));
  expect(distance(multiply(multiply(unpadded(U), B), unpadded(V), { transposeB: true }), A)).toBeLessThan(
    n < 20 ? 1e-14 : 1e-13,
  );
  expect(orthogonalityError(unpadded(U))).toBeLessThan(5e-15);
  expect(orthogonalityError(unpadded(V))).toBeLessThan(5e-15);
});
