import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { leastSquares } from './least-squares.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { frobeniusNorm } from './norms.js';
import { pseudoInverse } from './pseudo-inverse.js';
import { qr } from './qr.js';
import { compose, distance, kinds, largest, matrixOf, normalMatrix } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 12 });

/** An m x n matrix of given rank with singular values from 1 down to 1/100. */
const ofRank = (m: number, n: number, r: number, seed: number) =>
  compose(
    qr(normalMatrix(m, r, seed)).Q,
    Float64Array.from({ length: r }, (_, k) => 10 ** (-2 * (k / Math.max(1, r - 1)))),
    qr(normalMatrix(n, r, seed + 1)).Q,
  );

test('the solution is that of the pseudo-inverse, for every shape and rank', () => {
  fc.assert(
    fc.property(size, size, size, fc.nat(1000), (m, n, width, seed) => {
      const r = Math.min(m, n, width);
      const A = ofRank(m, n, r, seed);
      const B = normalMatrix(m, 3, seed + 2);
      const before = [A.data.slice(), B.data.slice()];
      const { x, rank, residual } = leastSquares(A, B);
      expect([A.data, B.data]).toEqual(before);
      expect(rank).toBe(r);
      // Both are off by the condition number, 100, squared, times the rounding of A and B.
      const expected = multiply(pseudoInverse(A), B);
      expect(distance(x, expected)).toBeLessThan(1e-11 * (1 + largest(expected)));
      const difference = multiply(A, x);
      for (let k = 0; k < B.data.length; k++) difference.data[k] -= B.data[k];
      expect(residual).toBeCloseTo(frobeniusNorm(difference), 12);
    }),
  );
});

test('a vector is a matrix of one column', () => {
  const A = normalMatrix(7, 4);
  const b = normalMatrix(7, 1, 2);
  const { x, residual } = leastSquares(A, b);
  expect(leastSquares(A, b.data)).toEqual({ x: x.data, rank: 4, residual });
  expect(leastSquares(A.toArray(), Array.from(b.data)).x).toEqual(x.data);
  expect(leastSquares(A, b.toArray()).x).toEqual(x);
});

test('a system with one solution is solved, whatever the scale', () => {
  fc.assert(
    fc.property(size, fc.nat(1000), fc.integer({ min: -900, max: 900 }), (n, seed, exponent) => {
      const A = matrixOf(n, n, (i, j) => normalMatrix(n, n, seed).get(i, j) + (i === j ? 8 : 0));
      const b = normalMatrix(n, 1, seed + 1).data;
      const { x, residual } = leastSquares(A, b);
      expect(residual).toBeLessThan(1e-14 * frobeniusNorm([Array.from(b)]) * n);
      const scaled = A.data.map((value) => value * 2 ** exponent);
      const tiny = b.map((value) => value * 2 ** -100);
      const other = leastSquares(new Matrix(n, n, scaled), tiny);
      other.x.forEach((value, k) => {
        expect(value).toBe(x[k] * 2 ** (-100 - exponent));
      });
    }),
    { numRuns: 40 },
  );
});

test('a line through points is that of the normal equations', () => {
  // t = 0..4, b = 1, 2, 2, 5, 7: slope (5 * 49 - 10 * 17) / (5 * 30 - 100) = 1.5, intercept (17 - 15) / 5 = 0.4
  const { x, rank, residual } = leastSquares(
    [0, 1, 2, 3, 4].map((t) => [1, t]),
    [1, 2, 2, 5, 7],
  );
  expect(x[0]).toBeCloseTo(0.4, 14);
  expect(x[1]).toBeCloseTo(1.5, 14);
  expect(rank).toBe(2);
  expect(residual).toBeCloseTo(Math.sqrt(2.7), 14);
});

test('no kind of matrix makes the solution longer or its residual larger than rounding allows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(kinds)), size, size, fc.nat(1000), (name, m, n, seed) => {
      const A = kinds[name](m, n, seed);
      const x0 = normalMatrix(n, 1, seed + 3).data;
      const factor = 1 / (largest(A) || 1);
      fc.pre(factor < Infinity);
      const scaled = new Matrix(
        m,
        n,
        A.data.map((value) => value * factor),
      );
      const b = multiply(scaled, new Matrix(n, 1, x0)).data;
      const { x, residual } = leastSquares(scaled, b);
      // x0 itself leaves nothing; dropped pivots leave at most the tolerance times |A| |x0|.
      expect(residual).toBeLessThan(1e-12 * frobeniusNorm([Array.from(x0)]));
      expect(frobeniusNorm([Array.from(x)])).toBeLessThan(2 * frobeniusNorm([Array.from(x0)]) + 1);
    }),
  );
});

test('the tolerance decides on the rank', () => {
  const A = [
    [1, 0],
    [0, 1e-9],
  ];
  expect(leastSquares(A, [1, 1])).toMatchObject({ rank: 2, x: Float64Array.of(1, 1 / 1e-9) });
  expect(leastSquares(A, [1, 1], { tolerance: 1e-8 })).toEqual({ rank: 1, x: Float64Array.of(1, 0), residual: 1 });
});

test('a matrix of zeros, a row, a column and a number have their solutions', () => {
  expect(leastSquares(Matrix.zeros(2, 3), [3, 4])).toEqual({ x: new Float64Array(3), rank: 0, residual: 5 });
  expect(leastSquares([[-2]], [8])).toEqual({ x: Float64Array.of(-4), rank: 1, residual: 0 });
  const row = leastSquares([[3, 4]], [25]);
  expect(row.x[0]).toBeCloseTo(3, 14);
  expect(row.x[1]).toBeCloseTo(4, 14);
  expect(leastSquares([[3], [4]], [3, 4]).x[0]).toBeCloseTo(1, 15);
});

describe('what leastSquares refuses', () => {
  test('another number of rows', () => {
    expect(() => leastSquares([[1, 2]], [1, 2])).toThrow(
      'leastSquares: expected 1 numbers in b, one per row of A, got 2.',
    );
    expect(() => leastSquares([[1, 2]], [[1], [2]])).toThrow('leastSquares: A has 1 rows, B has 2; these must agree.');
  });

  test('a NaN on either side and a tolerance below zero', () => {
    expect(() => leastSquares([[Number.NaN]], [1])).toThrow('leastSquares: entry (0, 0), counted from 0, is NaN.');
    expect(() => leastSquares([[1]], [Infinity])).toThrow('leastSquares: b[0] is Infinity.');
    try {
      leastSquares([[1]], [[Number.NaN]]);
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_NON_FINITE')).toBe(true);
    }
    expect(() => leastSquares([[1]], [1], { tolerance: -1 })).toThrow(
      'leastSquares: tolerance must be a finite number',
    );
  });
});
