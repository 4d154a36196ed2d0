import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { pseudoInverse } from './pseudo-inverse.js';
import { distance, largest, matrixOf, normalMatrix } from './test-matrices.js';
import { transpose } from './transpose.js';

const size = fc.integer({ min: 1, max: 12 });

test("Penrose's four equations hold, for every shape and rank", () => {
  fc.assert(
    fc.property(size, size, size, fc.nat(1000), (m, n, width, seed) => {
      const r = Math.min(m, n, width);
      const A = multiply(normalMatrix(m, r, seed), normalMatrix(r, n, seed + 1));
      const before = A.data.slice();
      const X = pseudoInverse(A);
      expect(A.data).toEqual(before);
      const [AX, XA] = [multiply(A, X), multiply(X, A)];
      const rounding = 1e-13 * (1 + largest(A) * largest(X));
      expect(distance(multiply(AX, A), A)).toBeLessThan(rounding * largest(A));
      expect(distance(multiply(XA, X), X)).toBeLessThan(rounding * largest(X));
      expect(distance(AX, transpose(AX))).toBeLessThan(rounding);
      expect(distance(XA, transpose(XA))).toBeLessThan(rounding);
    }),
  );
});

test('the Hilbert matrix of order 6 has the inverse of whole numbers', () => {
  // (-1)^(i + j) (i + j - 1) C(n + i - 1, n - j) C(n + j - 1, n - i) C(i + j - 2, i - 1)^2, indices from 1
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const n = 6;
  const inverse = matrixOf(n, n, (a, b) => {
    const [i, j] = [a + 1, b + 1];
    const sign = (i + j) % 2 === 0 ? 1 : -1;
    return sign * (i + j - 1) * choose(n + i - 1, n - j) * choose(n + j - 1, n - i) * choose(i + j - 2, i - 1) ** 2;
  });
  const X = pseudoInverse(matrixOf(n, n, (i, j) => 1 / (i + j + 1)));
  // Condition number 1.5e7, times the rounding of the entries.
  expect(distance(X, inverse)).toBeLessThan(1.5e7 * 4e-16 * largest(inverse));
});

test('an outer product and a matrix of zeros have closed forms', () => {
  const A = [
    [2, 4],
    [1, 2],
  ]; // u v^T with |u|^2 |v|^2 = 25
  const expected = matrixOf(2, 2, (i, j) => A[j][i] / 25);
  expect(distance(pseudoInverse(A), expected)).toBeLessThan(1e-16);
  expect(pseudoInverse(Matrix.zeros(2, 3))).toEqual(Matrix.zeros(3, 2));
  expect(pseudoInverse([[4]]).toArray()).toEqual([[0.25]]);
});

test('the scale of the matrix does not matter', () => {
  const A = normalMatrix(5, 3);
  const X = pseudoInverse(A);
  for (const factor of [2 ** 980, 2 ** -980]) {
    const scaled = new Matrix(
      5,
      3,
      A.data.map((value) => value * factor),
    );
    expect(pseudoInverse(scaled).data).toEqual(X.data.map((value) => value / factor));
  }
});

test('the tolerance decides which singular values are zero', () => {
  const A = [
    [1, 0],
    [0, 1e-5],
  ];
  expect(pseudoInverse(A).get(1, 1)).toBeCloseTo(1e5, 8);
  expect(pseudoInverse(A, { tolerance: 1e-4 }).toArray()).toEqual([
    [1, 0],
    [0, 0],
  ]);
  expect(() => pseudoInverse(A, { tolerance: Number.NaN })).toThrow('pseudoInverse: tolerance must be a finite number');
  expect(() => pseudoInverse([[Number.NaN]])).toThrow('pseudoInverse: entry (0, 0), counted from 0, is NaN.');
});
