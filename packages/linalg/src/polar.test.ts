import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { frobeniusNorm } from './norms.js';
import { polar } from './polar.js';
import { qr } from './qr.js';
import { singularValues } from './singular-values.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { distance, kinds, largest, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';
import { transpose } from './transpose.js';

const size = fc.integer({ min: 1, max: 10 });
const anyMatrix = fc
  .tuple(fc.constantFrom(...Object.keys(kinds)), size, size, fc.nat(1000))
  .map(([name, m, n, seed]) => kinds[name](m, n, seed));

test('the factors multiply to the matrix, U has orthonormal columns or rows, H is symmetric, whatever the kind', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const before = A.data.slice();
      const { U, H } = polar(A);
      expect(A.data).toEqual(before);
      const bound = 2e-14 * largest(A) + A.columns * 1e-323;
      expect(distance(multiply(U, H), A)).toBeLessThanOrEqual(bound);
      expect(orthogonalityError(A.rows >= A.columns ? U : transpose(U))).toBeLessThan(1e-13);
      expect(transpose(H)).toEqual(H);
    }),
  );
});

test('the eigenvalues of H are the singular values, and zeros', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const sigma = singularValues(A);
      const { values } = symmetricEigen(polar(A).H, { vectors: false });
      values.forEach((value, k) => {
        expect(Math.abs(value - (sigma[k] ?? 0))).toBeLessThanOrEqual(2e-14 * sigma[0] + 1e-322);
      });
    }),
  );
});

test('the square of H is the Gram matrix', () => {
  const A = normalMatrix(9, 5);
  const { H } = polar(A);
  expect(distance(multiply(H, H), multiply(A, A, { transposeA: true }))).toBeLessThan(1e-13);
});

test('an orthogonal times a positive matrix is taken apart again', () => {
  const { Q } = qr(normalMatrix(6, 6));
  const X = normalMatrix(6, 6, 2);
  const P = matrixOf(6, 6, (i, j) => multiply(X, X, { transposeB: true }).get(i, j) + (i === j ? 1 : 0));
  const { U, H } = polar(multiply(Q, P));
  expect(distance(U, Q)).toBeLessThan(1e-13);
  expect(distance(H, P)).toBeLessThan(1e-12);
});

test('no other orthogonal matrix is nearer', () => {
  fc.assert(
    fc.property(fc.nat(1000), (seed) => {
      const A = normalMatrix(5, 4, seed);
      const difference = (X: Matrix) =>
        frobeniusNorm(
          new Matrix(
            5,
            4,
            A.data.map((value, k) => value - X.data[k]),
          ),
        );
      expect(difference(polar(A).U)).toBeLessThan(difference(qr(normalMatrix(5, 4, seed + 1)).Q));
    }),
  );
});

test('a diagonal matrix, a number and a matrix of zeros have closed forms', () => {
  const { U, H } = polar([
    [3, 0],
    [0, -4],
  ]);
  expect([U.toArray(), H.toArray()]).toEqual([
    [
      [1, 0],
      [0, -1],
    ],
    [
      [3, 0],
      [0, 4],
    ],
  ]);
  expect(polar([[-2]])).toEqual({ U: Matrix.from([[-1]]), H: Matrix.from([[2]]) });
  const zero = polar(Matrix.zeros(3, 2));
  expect(zero.H).toEqual(Matrix.zeros(2, 2));
  expect(orthogonalityError(zero.U)).toBe(0);
});

test('a NaN is refused by name', () => {
  expect(() => polar([[1, Number.NaN]])).toThrow('polar: entry (0, 1), counted from 0, is NaN.');
});

test('H is right up to the end of the range of doubles, where a singular value is beyond it', () => {
  const b = 1.7e308; // singular values 2 b and 0; A is symmetric and semidefinite, so H = A
  const A = [
    [b, b],
    [b, b],
  ];
  const { H } = polar(A);
  for (const value of H.data) expect(value / b).toBeCloseTo(1, 14);
  // Both singular values are sqrt(2) b, and H is sqrt(2) b times the identity.
  const beyond = polar([
    [b, b],
    [b, -b],
  ]);
  expect(beyond.H.get(0, 0)).toBe(Infinity);
  expect(beyond.U.get(1, 1)).toBeCloseTo(-Math.SQRT1_2, 15);
  expect(polar([[1e-310]]).H.get(0, 0)).toBe(1e-310);
});
