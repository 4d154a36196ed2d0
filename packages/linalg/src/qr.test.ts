import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import { distance, kinds, largest, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 12 });

describe.each(['thin', 'full'] as const)('%s qr', (mode) => {
  test('gives back the matrix from an orthonormal and a triangular factor, whatever its kind and shape', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(kinds)), size, size, fc.nat(1000), (name, m, n, seed) => {
        const A = kinds[name](m, n, seed);
        const { Q, R } = qr(A, { mode });
        const r = mode === 'full' ? m : Math.min(m, n);
        expect([Q.rows, Q.columns, R.rows, R.columns]).toEqual([m, r, r, n]);
        const bound = 1e-14 * largest(A) + m * 5e-324;
        expect(distance(multiply(Q, R), A)).toBeLessThanOrEqual(bound);
        expect(orthogonalityError(Q)).toBeLessThan(4e-15);
        for (let i = 0; i < R.rows; i++) {
          if (i < n) expect(R.get(i, i)).toBeGreaterThanOrEqual(0);
          for (let j = 0; j < Math.min(i, n); j++) expect(R.get(i, j)).toBe(0);
        }
      }),
    );
  });
});

test('a triangle with a positive diagonal is its own R', () => {
  const A = matrixOf(5, 5, (i, j) => (i > j ? 0 : i === j ? i + 1 : i - j));
  const { Q, R } = qr(A);
  expect(distance(R, A)).toBe(0);
  expect(orthogonalityError(Q)).toBe(0);
});

test('the diagonal of R multiplies to the absolute determinant', () => {
  const { R } = qr([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 10],
  ]);
  expect(R.get(0, 0) * R.get(1, 1) * R.get(2, 2)).toBeCloseTo(3, 13);
});

test('the argument stays as it is and an unknown mode is refused', () => {
  const A = normalMatrix(4, 3);
  const before = A.data.slice();
  qr(A);
  expect(A.data).toEqual(before);
  expect(() => qr(A, { mode: 'economy' as never })).toThrow("qr: mode is one of 'thin', 'full', got 'economy'.");
});
