import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import { singularValues } from './singular-values.js';
import { SparseMatrix } from './sparse-matrix.js';
import { svd } from './svd.js';
import { compose, distance, kinds, largest, normalMatrix, orthogonalityError, sparseNormal } from './test-matrices.js';
import { topSingular } from './top-singular.js';
import { transpose } from './transpose.js';

const methods = ['auto', 'lanczos', 'randomized'] as const;
const size = fc.integer({ min: 1, max: 12 });

/** The same matrix as an operator. */
const implicit = (A: Matrix) => {
  const column = (x: Float64Array) => new Matrix(x.length, 1, x);
  return {
    rows: A.rows,
    columns: A.columns,
    apply: (x: Float64Array, out: Float64Array) => void multiply(A, column(x), { out: column(out) }),
    applyTranspose: (y: Float64Array, out: Float64Array) =>
      void multiply(A, column(y), { transposeA: true, out: column(out) }),
  };
};

describe.each(methods)('topSingular by %s', (method) => {
  test.each(['matrix', 'operator'])('gives the values of svd and pairs of vectors for a small %s', (form) => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(kinds)), size, size, size, fc.nat(1000), (name, m, n, c, seed) => {
        const A = kinds[name](m, n, seed);
        const k = Math.min(c, m, n);
        const before = A.data.slice();
        const { U, sigma, V } = topSingular(form === 'matrix' ? A : implicit(A), k, { method, oversampling: 12 });
        expect(A.data).toEqual(before);
        expect([U.rows, U.columns, V.rows, V.columns, sigma.length]).toEqual([m, k, n, k, k]);
        const expected = singularValues(A);
        const bound = 1e-12 * expected[0] + Math.max(m, n) * 1e-322;
        sigma.forEach((value, i) => {
          expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(bound);
        });
        expect(orthogonalityError(U)).toBeLessThan(1e-14);
        expect(orthogonalityError(V)).toBeLessThan(1e-14);
        if (largest(A) < 1e-200) return; // products of these lose their digits
        expect(distance(multiply(A, V), compose(U, sigma, Matrix.identity(k)))).toBeLessThanOrEqual(bound);
      }),
    );
  });

  test('turns vectors by the rule of svd', () => {
    const A = compose(
      qr(normalMatrix(90, 80, 1)).Q,
      Float64Array.from({ length: 80 }, (_, k) => 0.5 ** k),
      qr(normalMatrix(80, 80, 2)).Q,
    );
    const { U, V } = svd(A);
    const top = topSingular(A, 4, { method });
    for (let k = 0; k < 4; k++) {
      for (let i = 0; i < 80; i++) {
        expect(top.U.get(i, k)).toBeCloseTo(U.get(i, k), 9);
        expect(top.V.get(i, k)).toBeCloseTo(V.get(i, k), 9);
      }
    }
  });

  test('gives the same bits for the same seed and exchanged factors for the transpose', () => {
    const A = normalMatrix(70, 90);
    const options = { method, seed: 'a' };
    expect(topSingular(A, 3, options)).toEqual(topSingular(A, 3, options));
    const { sigma } = topSingular(transpose(A), 3, { ...options, powerIterations: 40 });
    topSingular(A, 3, { ...options, powerIterations: 40 }).sigma.forEach((value, k) => {
      expect(Math.abs(value - sigma[k])).toBeLessThan(1e-6 * sigma[0]);
    });
  });

  test('scales exactly with powers of two', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), (exponent) => {
        const A = normalMatrix(80, 70);
        const scaled = new Matrix(
          80,
          70,
          A.data.map((value) => value * 2 ** exponent),
        );
        const { U, sigma, V } = topSingular(A, 2, { method });
        const expected = { U, sigma: sigma.map((value) => value * 2 ** exponent), V };
        expect(topSingular(scaled, 2, { method })).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });

  test('gives a matrix of zeros zeros and orthonormal vectors', () => {
    for (const A of [Matrix.zeros(80, 70), implicit(Matrix.zeros(70, 80))]) {
      const { U, sigma, V } = topSingular(A, 3, { method });
      expect(sigma).toEqual(new Float64Array(3));
      expect(orthogonalityError(U)).toBeLessThan(1e-14);
      expect(orthogonalityError(V)).toBeLessThan(1e-14);
    }
  });

  test('knows a number, a row and a column', () => {
    expect(topSingular([[-2]], 1, { method })).toEqual({
      U: Matrix.from([[1]]),
      sigma: Float64Array.of(2),
      V: Matrix.from([[-1]]),
    });
    expect(topSingular([[3, -4]], 1, { method }).sigma[0]).toBeCloseTo(5, 14);
    expect(topSingular([[3], [-4]], 1, { method }).U.get(1, 0)).toBeCloseTo(0.8, 14);
  });
});

test('a sparse matrix and its dense form agree', () => {
  const S = sparseNormal(200, 300, 0.05);
  const { sigma, U, V } = topSingular(S, 6);
  const dense = svd(S.toDense());
  for (let k = 0; k < 6; k++) expect(Math.abs(sigma[k] - dense.sigma[k])).toBeLessThan(1e-13 * sigma[0]);
  expect(distance(multiply(S.toDense(), V), compose(U, sigma, Matrix.identity(6)))).toBeLessThan(1e-12 * sigma[0]);
});

test('the incidence matrix of a grid has the singular values of its Laplacian, many of them twice', () => {
  // Edges of a 12 x 12 grid: sigma^2 = 4 sin^2(i pi / 24) + 4 sin^2(j pi / 24), i, j = 0..11.
  const side = 12;
  const edges: [number, number][] = [];
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      if (i + 1 < side) edges.push([i * side + j, (i + 1) * side + j]);
      if (j + 1 < side) edges.push([i * side + j, i * side + j + 1]);
    }
  }
  const S = SparseMatrix.from({
    rows: edges.length,
    columns: side * side,
    rowIndices: edges.flatMap((_, e) => [e, e]),
    columnIndices: edges.flat(),
    values: edges.flatMap(() => [-1, 1]),
  });
  const squares = (i: number) => 4 * Math.sin((i * Math.PI) / (2 * side)) ** 2;
  const expected = Array.from({ length: side * side }, (_, e) =>
    Math.sqrt(squares(e % side) + squares(Math.floor(e / side))),
  );
  expected.sort((a, b) => b - a);
  topSingular(S, 12).sigma.forEach((value, k) => {
    expect(Math.abs(value - expected[k])).toBeLessThan(1e-13 * expected[0]);
  });
});

test('what randomization misses by itself, auto makes good', () => {
  const A = normalMatrix(150, 120);
  const exact = singularValues(A);
  const error = (method: 'auto' | 'randomized') =>
    topSingular(A, 5, { method }).sigma.reduce((worst, value, k) => Math.max(worst, exact[k] - value), 0);
  expect(error('randomized')).toBeGreaterThan(1e-3 * exact[0]);
  expect(error('auto')).toBeLessThan(1e-13 * exact[0]);
});

test('a dense matrix of low rank is exact by randomization alone', () => {
  const A = multiply(normalMatrix(150, 6, 1), normalMatrix(6, 100, 2));
  const { U, sigma, V } = topSingular(A, 6, { method: 'randomized', powerIterations: 0 });
  expect(distance(compose(U, sigma, V), A)).toBeLessThan(1e-13 * sigma[0]);
});

describe('what topSingular refuses', () => {
  test.each([0, 3, 1.5, Number.NaN])('%d values of a 2 x 4 matrix, in every form', (k) => {
    const message = `topSingular: k must be a whole number from 1 to 2, got ${k}.`;
    for (const A of [normalMatrix(2, 4), implicit(normalMatrix(2, 4)), sparseNormal(2, 4, 0.5)]) {
      expect(() => topSingular(A, k)).toThrow(message);
    }
  });

  test.each([
    [{ method: 'power' as never }, "topSingular: method is one of 'auto', 'randomized', 'lanczos', got 'power'."],
    [{ tolerance: -1 }, 'topSingular: tolerance must be a finite number >= 0, got -1.'],
    [{ oversampling: -1 }, 'topSingular: oversampling must be a whole number >= 0, got -1.'],
    [{ powerIterations: 0.5 }, 'topSingular: powerIterations must be a whole number >= 0, got 0.5.'],
    [{ seed: Number.NaN }, 'random: expected a finite number or a string as seed, got NaN.'],
  ])('the option %o', (options, message) => {
    expect(() => topSingular([[1]], 1, options)).toThrow(message);
  });

  test('a NaN in a matrix or from an operator', () => {
    expect(() => topSingular([[Number.NaN]], 1)).toThrow('topSingular: entry (0, 0), counted from 0, is NaN.');
    const wrong = {
      ...implicit(normalMatrix(2, 2)),
      applyTranspose: (_: Float64Array, out: Float64Array) => void out.fill(Number.NaN),
    };
    try {
      topSingular(wrong, 1);
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_NON_FINITE')).toBe(true);
    }
  });
});
