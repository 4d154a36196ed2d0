import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import { random } from './random.js';
import { singularValues } from './singular-values.js';
import { svd } from './svd.js';
import { compose, distance, kinds, largest, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';
import { transpose } from './transpose.js';
import { withoutKernels } from './without-kernels.js';

const methods = ['golub-kahan', 'jacobi'] as const;
const size = fc.integer({ min: 1, max: 14 });
const kind = fc.constantFrom(...Object.keys(kinds));
const anyMatrix = fc
  .tuple(kind, size, size, fc.nat(1000))
  .map(([name, m, n, seed]) => Object.assign(kinds[name](m, n, seed), { toString: () => `${name} ${m} x ${n}` }));

/** Largest relative difference of two spectra, relative to the largest value. */
const spectralDistance = (a: Float64Array, b: Float64Array) => {
  expect(a).toHaveLength(b.length);
  return a.reduce((worst, value, k) => Math.max(worst, Math.abs(value - b[k])), 0) / (Math.max(a[0], b[0]) || 1);
};

describe.each(methods)('svd by %s', (method) => {
  test('gives back the matrix from orthonormal factors, whatever its kind and shape', () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom('thin' as const, 'full' as const), (A, vectors) => {
        const before = A.data.slice();
        const { U, sigma, V } = svd(A, { vectors, method });
        const r = Math.min(A.rows, A.columns);
        expect(A.data).toEqual(before);
        expect(U.toArray()).toHaveLength(A.rows);
        expect([U.columns, V.rows, V.columns, sigma.length]).toEqual(
          vectors === 'full' ? [A.rows, A.columns, A.columns, r] : [r, A.columns, r, r],
        );
        // Subnormal numbers are whole multiples of 5e-324, so half of that per term may be lost.
        const bound = 1e-14 * Math.sqrt(Math.max(A.rows, A.columns)) * largest(A) + r * 5e-324;
        expect(distance(compose(U, sigma, V), A)).toBeLessThanOrEqual(bound);
        expect(orthogonalityError(U)).toBeLessThan(1e-13);
        expect(orthogonalityError(V)).toBeLessThan(1e-13);
      }),
      { numRuns: 300 },
    );
  });

  test('gives values that descend, are not negative, and do not need the vectors', () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        const { sigma } = svd(A, { vectors: 'none', method });
        sigma.forEach((value, k) => {
          expect(value).toBeGreaterThanOrEqual(0);
          if (k > 0) expect(value).toBeLessThanOrEqual(sigma[k - 1]);
        });
        expect(spectralDistance(sigma, svd(A, { method }).sigma)).toBeLessThan(1e-14);
      }),
    );
  });

  test('keeps its values under transposition, permutation and change of sign', () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        const { rows: m, columns: n } = A;
        const sigma = singularValues(A);
        expect(spectralDistance(sigma, svd(transpose(A), { method }).sigma)).toBeLessThan(1e-14);
        const moved = matrixOf(m, n, (i, j) => -A.get(m - 1 - i, (j + 1) % n));
        expect(spectralDistance(sigma, svd(moved, { method }).sigma)).toBeLessThan(1e-14);
      }),
    );
  });

  test('scales exactly with powers of two', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: -900, max: 900 }), (m, n, exponent) => {
        const A = normalMatrix(m, n);
        const scaled = svd(
          matrixOf(m, n, (i, j) => A.get(i, j) * 2 ** exponent),
          { method },
        );
        const { U, sigma, V } = svd(A, { method });
        expect(scaled).toEqual({ U, sigma: sigma.map((value) => value * 2 ** exponent), V });
      }),
    );
  });

  test('turns every column of U so that its first largest entry is positive', () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        const { U } = svd(A, { vectors: 'full', method });
        for (let k = 0; k < U.columns; k++) {
          const column = Array.from({ length: U.rows }, (_, i) => U.get(i, k));
          const top = Math.max(...column.map(Math.abs));
          expect(column.find((value) => Math.abs(value) === top)).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('finds the singular values of the 8 x 8 Hilbert matrix', () => {
    // Reference: the matrix rounded to doubles, decomposed in 60 digits (mpmath).
    const expected = [
      1.6959389969219494, 0.2981252113169307, 0.026212843578119052, 0.001467688117741847, 5.4369433697508964e-5,
      1.2943320918741794e-6, 1.7988737460063012e-8, 1.1115389694888081e-10,
    ];
    const { sigma } = svd(
      matrixOf(8, 8, (i, j) => 1 / (i + j + 1)),
      { method },
    );
    expect(spectralDistance(sigma, Float64Array.from(expected))).toBeLessThan(2e-15);
  });

  test("finds the gap of Kahan's matrix, which hides its smallest value from QR with pivoting", () => {
    // Reference: n = 20, c = 3/5, s = 4/5, decomposed in 60 digits (mpmath).
    const A = matrixOf(20, 20, (i, j) => (i > j ? 0 : 0.8 ** i * (i === j ? 1 : -0.6)));
    const { sigma } = svd(A, { method });
    expect(sigma[0]).toBeCloseTo(3.9707091658613045, 14);
    expect(sigma[18]).toBeCloseTo(0.02278661198716217, 15);
    expect(Math.abs(sigma[19] - 3.4385215358682393e-6)).toBeLessThan(1e-15);
  });

  test('finds the closed form of the second-difference matrix', () => {
    const n = 30;
    const A = matrixOf(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
    const expected = Float64Array.from({ length: n }, (_, k) => 4 * Math.sin(((n - k) * Math.PI) / (2 * (n + 1))) ** 2);
    expect(spectralDistance(svd(A, { method }).sigma, expected)).toBeLessThan(3e-15);
  });

  test('spans the null space of a wide matrix', () => {
    const A = Matrix.from([
      [1, 1, 1, 1],
      [1, -1, 1, -1],
    ]);
    const { sigma, V } = svd(A, { vectors: 'full', method });
    expect(spectralDistance(sigma, Float64Array.of(2, 2))).toBeLessThan(1e-15);
    const image = multiply(A, V);
    for (const i of [0, 1]) for (const k of [2, 3]) expect(Math.abs(image.get(i, k))).toBeLessThan(1e-15);
    expect(orthogonalityError(V)).toBeLessThan(1e-15);
  });

  test('has every null vector of the wide matrices for which a known implementation lacks some', () => {
    // https://github.com/mljs/matrix/issues/203: 2 x 4 of rank 1, 2 x 5 of rank 2, 1 x 4.
    for (const [rank, rows] of [
      [
        1,
        [
          [1, 2, 3, 4],
          [2, 4, 6, 8],
        ],
      ],
      [
        2,
        [
          [1, 0, 2, 0, 1],
          [0, 1, 1, 3, 0],
        ],
      ],
      [1, [[3, 0, 4, 12]]],
    ] as const) {
      const A = Matrix.from(rows);
      const { sigma, V } = svd(A, { vectors: 'full', method });
      expect([...sigma].filter((value) => value > 1e-14 * sigma[0]).length).toBe(rank);
      const image = multiply(A, V);
      for (let i = 0; i < A.rows; i++) {
        for (let k = rank; k < A.columns; k++) expect(Math.abs(image.get(i, k))).toBeLessThan(1e-14 * sigma[0]);
      }
      expect(orthogonalityError(V)).toBeLessThan(1e-15);
    }
  });

  test('ends on a table of categories beside a large constant, on which a known implementation loops', () => {
    // The kind of https://github.com/mljs/matrix/issues/70: one column of a constant, then groups of columns in each of
    // which a row has a single 1, so that every group adds up to the constant and many rows are equal.
    const groups = [27, 27, 38, 7];
    const stream = random(70, 'categories');
    const A = Matrix.zeros(300, 100);
    for (let i = 0; i < A.rows; i++) {
      A.data[100 * i] = 372.0725;
      let start = 1;
      for (const size of groups) {
        A.data[100 * i + start + stream.integer(size)] = 1;
        start += size;
      }
    }
    const { U, sigma, V } = svd(A, { method });
    expect(distance(compose(U, sigma, V), A)).toBeLessThan(1e-14 * Math.sqrt(300) * sigma[0]);
    expect(orthogonalityError(U)).toBeLessThan(1e-13);
    expect(orthogonalityError(V)).toBeLessThan(1e-13);
    // Each group is dependent on the constant.
    expect([...sigma].filter((value) => value > 1e-12 * sigma[0]).length).toBeLessThanOrEqual(96);
  });

  test('keeps the whole basis orthonormal where tall or wide matrices have less than full rank', () => {
    for (const [m, n] of [
      [40, 6],
      [6, 40],
      [25, 20],
    ]) {
      const A = multiply(normalMatrix(m, 3), normalMatrix(3, n));
      const { U, sigma, V } = svd(A, { vectors: 'full', method });
      expect(sigma[3] / sigma[0]).toBeLessThan(1e-14);
      expect([U.columns, V.columns]).toEqual([m, n]);
      expect(orthogonalityError(U)).toBeLessThan(1e-14);
      expect(orthogonalityError(V)).toBeLessThan(1e-14);
    }
  });

  test('finds repeated values', () => {
    const expected = Float64Array.of(3, 3, 3, 1, 1, 0, 0);
    const A = compose(qr(normalMatrix(9, 7, 2)).Q, expected, qr(normalMatrix(7, 7, 3)).Q);
    expect(spectralDistance(svd(A, { method }).sigma, expected)).toBeLessThan(2e-15);
  });

  test('knows a single row, column and number', () => {
    expect(svd([[3, -4]], { method }).sigma).toEqual(Float64Array.of(5));
    expect(svd([[3], [-4]], { method }).U.get(1, 0)).toBeCloseTo(0.8, 15);
    expect(svd([[-2]], { method, vectors: 'full' })).toEqual({
      U: Matrix.from([[1]]),
      sigma: Float64Array.of(2),
      V: Matrix.from([[-1]]),
    });
  });

  test('gives the zero matrix zeros and an orthonormal basis', () => {
    const { U, sigma, V } = svd(Matrix.zeros(3, 5), { vectors: 'full', method });
    expect(sigma).toEqual(new Float64Array(3));
    expect(orthogonalityError(U)).toBe(0);
    expect(orthogonalityError(V)).toBe(0);
  });

  test('handles a matrix of 60 x 45 as accurately as a small one', () => {
    const A = normalMatrix(60, 45);
    const { U, sigma, V } = svd(A, { method });
    expect(distance(compose(U, sigma, V), A)).toBeLessThan(1e-14 * sigma[0]);
    expect(orthogonalityError(U)).toBeLessThan(2e-14);
    expect(orthogonalityError(V)).toBeLessThan(2e-14);
  });
});

test.each([
  [1, 1],
  [3, 2],
  [13, 13],
  [14, 27],
  [100, 100],
  [131, 64],
])('gives a %d x %d matrix the same bits with and without WebAssembly', (m, n) => {
  const A = normalMatrix(m, n);
  expect(svd(A, { vectors: 'full' })).toEqual(withoutKernels(() => svd(A, { vectors: 'full' })));
});

describe('a matrix so large that it is divided', () => {
  const large = ['normal', 'zero', 'ones', 'small whole numbers', 'rank two', 'identity-like', 'graded columns'];

  test.each([...large, 'huge', 'tiny', 'subnormal', 'entries over 600 orders of magnitude'])(
    'comes back from orthonormal factors: %s',
    (name) => {
      for (const [m, n] of [
        [70, 70],
        [40, 95],
      ]) {
        const A = kinds[name](m, n, 5);
        const { U, sigma, V } = svd(A);
        const bound = 1e-14 * Math.sqrt(Math.max(m, n)) * largest(A) + Math.min(m, n) * 5e-324;
        expect(distance(compose(U, sigma, V), A)).toBeLessThanOrEqual(bound);
        expect(orthogonalityError(U)).toBeLessThan(1e-13);
        expect(orthogonalityError(V)).toBeLessThan(1e-13);
        expect(spectralDistance(sigma, svd(A, { vectors: 'none', method: 'jacobi' }).sigma)).toBeLessThan(2e-14);
      }
    },
  );

  test('has repeated values', () => {
    const expected = Float64Array.from({ length: 60 }, (_, k) => (k < 30 ? 3 : k < 50 ? 1 : 0));
    const A = compose(qr(normalMatrix(80, 60, 2)).Q, expected, qr(normalMatrix(60, 60, 3)).Q);
    const { U, sigma, V } = svd(A);
    expect(spectralDistance(sigma, expected)).toBeLessThan(1e-14);
    expect(distance(compose(U, sigma, V), A)).toBeLessThan(3e-14);
    expect(orthogonalityError(U)).toBeLessThan(2e-14);
    expect(orthogonalityError(V)).toBeLessThan(2e-14);
  });

  test('has the closed form of the second-difference matrix', () => {
    const n = 150;
    const A = matrixOf(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
    const expected = Float64Array.from({ length: n }, (_, k) => 4 * Math.sin(((n - k) * Math.PI) / (2 * (n + 1))) ** 2);
    expect(spectralDistance(svd(A).sigma, expected)).toBeLessThan(1e-14);
  });
});

test('the two methods, which share no iteration, agree', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const [a, b] = methods.map((method) => svd(A, { vectors: 'none', method }).sigma);
      expect(spectralDistance(a, b)).toBeLessThan(1e-14);
    }),
    { numRuns: 300 },
  );
});

describe('what svd refuses', () => {
  test('a NaN or an infinity, by name', () => {
    expect(() =>
      svd([
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toThrow('svd: entry (1, 1), counted from 0, is NaN. Remove or replace it first.');
    try {
      svd([[1, -Infinity]]);
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_NON_FINITE')).toBe(true);
    }
  });

  test('an unknown option', () => {
    expect(() => svd([[1]], { method: 'qz' as never })).toThrow(
      "svd: method is one of 'auto', 'golub-kahan', 'jacobi', got 'qz'.",
    );
    expect(() => svd([[1]], { vectors: 'all' as never })).toThrow("svd: vectors is one of 'thin', 'full', 'none'");
  });
});

test('float32 storage is read and answered in float64', () => {
  const A = new Matrix(2, 2, Float32Array.of(1, 2, 3, 4));
  expect(svd(A)).toEqual(
    svd([
      [1, 2],
      [3, 4],
    ]),
  );
});
