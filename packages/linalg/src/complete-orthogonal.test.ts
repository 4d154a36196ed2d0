import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeOrthogonal } from './complete-orthogonal.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { paddedCopy, unpadded } from './padded.js';
import { distance, normalMatrix } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 10 });

test('the rank of a product of thin factors is their width, and the solution meets the normal equations', () => {
  fc.assert(
    fc.property(size, size, size, fc.nat(1000), (m, n, width, seed) => {
      const r = Math.min(m, n, width);
      const A = multiply(normalMatrix(m, r, seed), normalMatrix(r, n, seed + 1));
      const B = normalMatrix(m, 2, seed + 2);
      const { rank, solve } = completeOrthogonal(paddedCopy(A), 1e-10);
      expect(rank).toBe(r);
      const X = unpadded(solve(paddedCopy(B)));
      const R = multiply(A, X);
      for (let k = 0; k < R.data.length; k++) R.data[k] -= B.data[k];
      const scale = Math.max(1, ...X.data.map(Math.abs));
      expect(distance(multiply(A, R, { transposeA: true }), Matrix.zeros(n, 2))).toBeLessThan(1e-12 * scale);
    }),
  );
});

test('a matrix of zeros has rank 0 and the solution 0', () => {
  const { rank, solve } = completeOrthogonal(paddedCopy(Matrix.zeros(3, 2)), 1e-10);
  expect(rank).toBe(0);
  expect(unpadded(solve(paddedCopy(normalMatrix(3, 1))))).toEqual(Matrix.zeros(2, 1));
});
