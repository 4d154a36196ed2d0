import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { singularValues } from './singular-values.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { compose, distance, kinds, largest, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

const symmetric = fc
  .tuple(fc.constantFrom(...Object.keys(kinds)), fc.integer({ min: 1, max: 14 }), fc.nat(1000))
  .map(([name, n, seed]) => {
    const A = kinds[name](n, n, seed);
    return matrixOf(n, n, (i, j) => A.get(i, j) / 2 + A.get(j, i) / 2);
  });

test('eigenvalues and orthonormal eigenvectors make up the matrix again, whatever its kind', () => {
  fc.assert(
    fc.property(symmetric, (A) => {
      const { values, vectors } = symmetricEigen(A);
      const bound = 1e-14 * Math.sqrt(A.rows) * largest(A) + A.rows * 5e-324;
      expect(distance(compose(vectors, values, vectors), A)).toBeLessThanOrEqual(bound);
      expect(orthogonalityError(vectors)).toBeLessThan(1e-13);
      expect(values).toEqual(values.toSorted().toReversed());
      expect(symmetricEigen(A, { vectors: false })).toEqual({ values });
    }),
    { numRuns: 300 },
  );
});

test('absolute eigenvalues are the singular values', () => {
  fc.assert(
    fc.property(symmetric, (A) => {
      const sigma = singularValues(A);
      const values = symmetricEigen(A, { vectors: false }).values.map(Math.abs).sort().reverse();
      values.forEach((value, k) => {
        expect(Math.abs(value - sigma[k])).toBeLessThanOrEqual(1e-14 * sigma[0]);
      });
    }),
  );
});

test('the second-difference matrix has its closed form', () => {
  const n = 25;
  const A = matrixOf(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
  const { values, vectors } = symmetricEigen(A);
  values.forEach((value, k) => {
    expect(Math.abs(value - 4 * Math.sin(((n - k) * Math.PI) / (2 * (n + 1))) ** 2)).toBeLessThan(4e-15);
  });
  // The vector of the smallest eigenvalue is sqrt(2 / (n + 1)) sin(i pi / (n + 1)), i = 1..n.
  for (let i = 0; i < n; i++) {
    const expected = Math.sqrt(2 / (n + 1)) * Math.sin(((i + 1) * Math.PI) / (n + 1));
    expect(vectors.get(i, n - 1)).toBeCloseTo(expected, 13);
  }
});

test('a Gram matrix has the squared singular values', () => {
  const A = normalMatrix(80, 24);
  const sigma = singularValues(A);
  const { values } = symmetricEigen(multiply(A, A, { transposeA: true }));
  values.forEach((value, k) => {
    expect(Math.abs(value - sigma[k] ** 2)).toBeLessThan(1e-14 * sigma[0] ** 2);
  });
});

test('every eigenvector points to its first largest entry', () => {
  const { vectors } = symmetricEigen([
    [2, -1],
    [-1, 2],
  ]);
  expect(vectors.get(0, 0)).toBeCloseTo(Math.SQRT1_2, 15);
  expect(vectors.get(1, 0)).toBeCloseTo(-Math.SQRT1_2, 15);
});

describe('what symmetricEigen refuses and forgives', () => {
  test('another shape, another matrix and a NaN are refused by name', () => {
    expect(() => symmetricEigen([[1, 2]])).toThrow('symmetricEigen: expected a square matrix, got 1 x 2.');
    expect(() =>
      symmetricEigen([
        [1, 2],
        [3, 4],
      ]),
    ).toThrow('symmetricEigen: expected a symmetric matrix, but entry (0, 1) is 2 and entry (1, 0) is 3.');
    try {
      symmetricEigen([[Number.NaN]]);
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_NON_FINITE')).toBe(true);
    }
  });

  test('an asymmetry of rounding is averaged out, in the precision of the storage', () => {
    const rounded = [1, 1 + 1e-15, 1, 1];
    expect(symmetricEigen(new Matrix(2, 2, Float64Array.from(rounded))).values[0]).toBeCloseTo(2, 14);
    const single = Float32Array.of(1, 1 + 2 ** -23, 1, 1);
    expect(symmetricEigen(new Matrix(2, 2, single)).values[0]).toBeCloseTo(2, 6);
    expect(() => symmetricEigen(new Matrix(2, 2, Float64Array.from(single)))).toThrow('expected a symmetric matrix');
  });
});
