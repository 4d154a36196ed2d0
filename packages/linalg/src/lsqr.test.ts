import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastSquares } from './least-squares.js';
import { lsqr } from './lsqr.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { frobeniusNorm } from './norms.js';
import { qr } from './qr.js';
import { SparseMatrix } from './sparse-matrix.js';
import { compose, matrixOf, normalMatrix, sparseNormal } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 15 });
const length = (x: Float64Array) => frobeniusNorm(new Matrix(1, x.length, x));
const difference = (x: Float64Array, y: Float64Array) => length(x.map((value, k) => value - y[k]));

/** An m x n matrix of given rank with singular values from 1 down to 1/10. */
const ofRank = (m: number, n: number, r: number, seed: number) =>
  compose(
    qr(normalMatrix(m, r, seed)).Q,
    Float64Array.from({ length: r }, (_, k) => 1 - (0.9 * k) / Math.max(1, r - 1)),
    qr(normalMatrix(n, r, seed + 1)).Q,
  );

test('the solution is the shortest least-squares solution, for every shape and rank', () => {
  fc.assert(
    fc.property(size, size, size, fc.nat(1000), (m, n, width, seed) => {
      const A = ofRank(m, n, Math.min(m, n, width), seed);
      const b = normalMatrix(m, 1, seed + 2).data;
      const before = [A.data.slice(), b.slice()];
      const found = lsqr(A, b, { tolerance: 1e-14, iterations: 200 });
      expect([A.data, b]).toEqual(before);
      expect(found.reason).not.toBe('iterations');
      const expected = leastSquares(A, b);
      // Both criteria bound the error by the tolerance times the square of the condition number, 100.
      expect(difference(found.x, expected.x)).toBeLessThan(1e-11 * (1 + length(b)));
      expect(Math.abs(found.residual - expected.residual)).toBeLessThan(1e-11 * (1 + length(b)));
    }),
  );
});

test('damping solves the matrix with rows of damping times the identity below', () => {
  fc.assert(
    fc.property(size, size, fc.nat(1000), fc.double({ min: 0.01, max: 10, noNaN: true }), (m, n, seed, damping) => {
      const A = normalMatrix(m, n, seed);
      const b = normalMatrix(m, 1, seed + 1).data;
      const tall = matrixOf(m + n, n, (i, j) => (i < m ? A.get(i, j) : i - m === j ? damping : 0));
      const padded = new Float64Array(m + n);
      padded.set(b);
      const { x } = lsqr(A, b, { damping, tolerance: 1e-14, iterations: 500 });
      expect(difference(x, leastSquares(tall, padded).x)).toBeLessThan(1e-8 * (1 + length(x)));
    }),
  );
});

test('dense, sparse and implicit forms of one matrix have one solution', () => {
  const S = sparseNormal(40, 25, 0.2);
  const b = normalMatrix(40, 1, 2).data;
  const dense = lsqr(S.toDense(), b, { tolerance: 1e-13 });
  const sparse = lsqr(S, b, { tolerance: 1e-13 });
  const implicit = lsqr(
    {
      rows: 40,
      columns: 25,
      apply: (x, out) => S.apply(x, out),
      applyTranspose: (y, out) => S.applyTranspose(y, out),
    },
    b,
    { tolerance: 1e-13 },
  );
  expect(implicit).toEqual(sparse);
  expect(difference(dense.x, sparse.x)).toBeLessThan(1e-10);
  expect(difference(leastSquares(S.toDense(), b).x, sparse.x)).toBeLessThan(1e-10);
});

test('as many iterations as there are different singular values are enough', () => {
  const { Q } = qr(normalMatrix(30, 30));
  const A = compose(
    Q,
    Float64Array.from({ length: 30 }, (_, k) => 1 + (k % 4)),
    qr(normalMatrix(30, 30, 2)).Q,
  );
  const { iterations, reason, x } = lsqr(A, normalMatrix(30, 1, 3).data, { tolerance: 1e-12 });
  expect([iterations, reason]).toEqual([4, 'solved']);
  const Ax = multiply(A, new Matrix(30, 1, x)).data;
  expect(difference(Ax, normalMatrix(30, 1, 3).data)).toBeLessThan(1e-12);
});

test('the heat equation of 100 unknowns is solved from its tridiagonal matrix', () => {
  // -u'' = 1 on (0, 1), u = 0 at both ends: the difference equation has the exact solution u = t (1 - t) / 2.
  const n = 100;
  const entries = Array.from({ length: n }, (_, i) => [-1, 0, 1].map((d) => ({ i, j: i + d, value: d === 0 ? 2 : -1 })))
    .flat()
    .filter(({ j }) => j >= 0 && j < n);
  const A = SparseMatrix.from({
    rows: n,
    columns: n,
    rowIndices: entries.map(({ i }) => i),
    columnIndices: entries.map(({ j }) => j),
    values: entries.map(({ value }) => value),
  });
  const h = 1 / (n + 1);
  const { x, reason } = lsqr(A, new Float64Array(n).fill(h * h), { tolerance: 1e-13, iterations: 2000 });
  expect(reason).toBe('solved');
  const exact = x.map((_, i) => ((i + 1) * h * (1 - (i + 1) * h)) / 2);
  // The condition number is 4 100.
  expect(difference(x, exact)).toBeLessThan(1e-8 * length(exact));
});

test('a right-hand side of zeros, or one that A cannot reach, needs no iteration', () => {
  const A = [
    [1, 0],
    [0, 0],
  ];
  expect(lsqr(A, [0, 0])).toEqual({ x: new Float64Array(2), iterations: 0, residual: 0, reason: 'solved' });
  expect(lsqr(A, [0, 3])).toEqual({ x: new Float64Array(2), iterations: 0, residual: 3, reason: 'least-squares' });
  expect(lsqr(Matrix.zeros(2, 3), [1, 0], { damping: 1 })).toMatchObject({ iterations: 0, residual: 1 });
});

test('the limit of iterations is told apart from convergence', () => {
  const A = normalMatrix(20, 20);
  const { iterations, reason, residual } = lsqr(A, normalMatrix(20, 1, 2).data, { iterations: 2 });
  expect([iterations, reason]).toEqual([2, 'iterations']);
  expect(residual).toBeLessThan(length(normalMatrix(20, 1, 2).data));
});

test('neither huge nor tiny entries overflow', () => {
  for (const scale of [1e150, 1e-150]) {
    const A = Matrix.from([
      [2 * scale, 0],
      [scale, scale],
    ]);
    const { x, reason } = lsqr(A, [2 * scale, 3 * scale]);
    expect(reason).toBe('solved');
    expect(x[0]).toBeCloseTo(1, 9);
    expect(x[1]).toBeCloseTo(2, 9);
  }
});

describe('what lsqr refuses', () => {
  test('another length and what is not finite', () => {
    expect(() => lsqr([[1]], [1, 2])).toThrow('lsqr: expected 1 numbers in b, one per row of A, got 2.');
    expect(() => lsqr([[1]], [Number.NaN])).toThrow('lsqr: b[0] is NaN.');
    expect(() => lsqr([[Number.NaN]], [1])).toThrow('lsqr: entry (0, 0), counted from 0, is NaN.');
  });

  test.each([
    [{ damping: -1 }, 'lsqr: damping must be a finite number >= 0, got -1.'],
    [{ tolerance: Number.NaN }, 'lsqr: tolerance must be a finite number >= 0, got NaN.'],
    [{ iterations: 1.5 }, 'lsqr: iterations must be a whole number, got 1.5.'],
    [{ iterations: -1 }, 'lsqr: iterations must be a finite number >= 0, got -1.'],
  ])('%o', (options, message) => {
    expect(() => lsqr([[1]], [1], options)).toThrow(message);
  });
});

test.each([1e-300, 1e-200, 1e-160, 1e154, 1e200, 1e300])(
  'the solution is the same where A and b are scaled by %f',
  (scale) => {
    const A = [
      [1, 2],
      [3, 4],
      [5, 7],
    ].map((row) => row.map((value) => value * scale));
    const { x, reason } = lsqr(
      A,
      [1, 2, 4].map((value) => value * scale),
    );
    expect(reason).toBe('least-squares');
    expect(x[0]).toBeCloseTo(1 / 14, 9);
    expect(x[1]).toBeCloseTo(1 / 2, 9);
  },
);

test('a solution beyond the range of doubles is an error, and one just within is found', () => {
  expect(() => lsqr([[1e-310]], [1])).toThrow(
    expect.objectContaining({
      code: 'LOWRANK_NON_FINITE',
      message: expect.stringMatching(
        /^lsqr: in iteration 1 the solution leaves the range of doubles: b has the norm 1, A/,
      ),
    }),
  );
  const { x, reason } = lsqr([[1e-300]], [1e7]);
  expect([x[0] / 1e307, reason]).toEqual([expect.closeTo(1, 12), 'solved']);
});
