import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky } from './cholesky.js';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { compose, distance, largest, matrixOf, normalMatrix } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 20 });

test('the factor is lower triangular with a positive diagonal and multiplies to the matrix', () => {
  fc.assert(
    fc.property(size, fc.nat(1000), fc.integer({ min: -140, max: 140 }), (n, seed, exponent) => {
      const X = normalMatrix(n, n + 2, seed);
      const G = multiply(X, X, { transposeB: true });
      const A = new Matrix(
        n,
        n,
        G.data.map((value) => value * 10 ** (2 * exponent)),
      );
      const before = A.data.slice();
      const L = cholesky(A);
      expect(A.data).toEqual(before);
      // The bound of the theory is (n + 1) / 2 eps times |L| |L^T|, whose largest entry is the largest of A.
      expect(distance(multiply(L, L, { transposeB: true }), A)).toBeLessThan((n + 2) * 1.2e-16 * largest(A));
      for (let i = 0; i < n; i++) {
        expect(L.get(i, i)).toBeGreaterThan(0);
        for (let j = i + 1; j < n; j++) expect(L.get(i, j)).toBe(0);
      }
    }),
  );
});

test('the factor of a Gram matrix is the transposed triangle of QR', () => {
  const X = normalMatrix(30, 8);
  const L = cholesky(multiply(X, X, { transposeA: true }));
  const { R } = qr(X);
  expect(
    distance(
      L,
      matrixOf(8, 8, (i, j) => R.get(j, i)),
    ),
  ).toBeLessThan(1e-13);
});

test('the second-difference matrix has its closed form', () => {
  // L[k, k] = sqrt((k + 2) / (k + 1)), L[k + 1, k] = -1 / L[k, k], counted from 0.
  const A = matrixOf(40, 40, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
  const L = matrixOf(40, 40, (i, j) =>
    i === j ? Math.sqrt((i + 2) / (i + 1)) : i === j + 1 ? -Math.sqrt((j + 1) / (j + 2)) : 0,
  );
  expect(distance(cholesky(A), L)).toBeLessThan(3e-15);
});

test('the Hilbert matrix of order 12, of condition 2e16, is still factored', () => {
  const A = matrixOf(12, 12, (i, j) => 1 / (i + j + 1));
  const L = cholesky(A);
  expect(distance(multiply(L, L, { transposeB: true }), A)).toBeLessThan(3e-16);
});

test('a matrix is refused exactly if it has an eigenvalue that is not positive', () => {
  fc.assert(
    fc.property(size, fc.nat(1000), (n, seed) => {
      const { Q } = qr(normalMatrix(n, n, seed));
      const spectrum = normalMatrix(n, 1, seed + 1).data.map((value) => value + 1.5);
      const A = compose(Q, spectrum, Q);
      const { values } = symmetricEigen(A);
      fc.pre(values.every((value) => Math.abs(value) > 1e-12));
      if (values[n - 1] > 0) cholesky(A);
      else expect(() => cholesky(A)).toThrow(/positive definite matrix, but pivot \d+, counted from 0, is (-|0)/);
    }),
  );
});

describe('what cholesky refuses', () => {
  test('another shape, an asymmetry and a NaN, by name', () => {
    expect(() => cholesky([[1, 2]])).toThrow('cholesky: expected a square matrix, got 1 x 2.');
    const skew = [
      [1, 2],
      [1, 5],
    ];
    expect(() => cholesky(skew)).toThrow('cholesky: expected a symmetric matrix, but entry (0, 1) is 2');
    expect(() => cholesky([[Number.NaN]])).toThrow('cholesky: entry (0, 0), counted from 0, is NaN.');
  });

  test('a matrix that is not positive definite, naming the pivot', () => {
    const A = [
      [4, 2, 0],
      [2, 1, 0],
      [0, 0, 1],
    ];
    expect(() => cholesky(A)).toThrow(
      'cholesky: expected a positive definite matrix, but pivot 1, counted from 0, is 0.',
    );
    expect(() => cholesky([[-3]])).toThrow('pivot 0, counted from 0, is -3.');
    expect(() => cholesky(Matrix.zeros(2, 2))).toThrow('pivot 0, counted from 0, is 0.');
    try {
      cholesky([[-1e-300]]);
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
    }
  });
});

test('one number has its square root', () => {
  expect(cholesky([[9]]).toArray()).toEqual([[3]]);
  expect(cholesky([[4e-320]]).get(0, 0)).toBeCloseTo(Math.sqrt(4e-320), 170);
});
