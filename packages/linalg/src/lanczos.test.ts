import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanczos } from './lanczos.js';
import { asOperator } from './linear-operator.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import { random } from './random.js';
import { singularValues } from './singular-values.js';
import { compose, distance, kinds, largest, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

const ofMatrix = (A: Matrix, k: number, tolerance = 1e-12) =>
  lanczos(asOperator('test', A), k, tolerance, random(1, 'test'));

/** A matrix with these singular values. */
const withSpectrum = (m: number, spectrum: ArrayLike<number>) =>
  compose(
    qr(normalMatrix(m, spectrum.length, 1)).Q,
    Float64Array.from(spectrum),
    qr(normalMatrix(spectrum.length, spectrum.length, 2)).Q,
  );

/** Largest of |sigma - expected|, |A V - U sigma| and |A^T U - V sigma| over the largest value. */
function worstError(A: Matrix, { U, sigma, V }: ReturnType<typeof lanczos>, expected: ArrayLike<number>): number {
  const k = sigma.length;
  const one = Matrix.identity(k);
  return (
    Math.max(
      ...sigma.map((value, i) => Math.abs(value - expected[i])),
      distance(multiply(A, V), compose(U, sigma, one)),
      distance(multiply(A, U, { transposeA: true }), compose(V, sigma, one)),
    ) / (expected[0] || 1)
  );
}

test('values and vectors are right for every kind of matrix, shape and number of values', () => {
  const size = fc.integer({ min: 1, max: 14 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(kinds)), size, size, size, fc.nat(1000), (name, a, b, c, seed) => {
      const [n, m] = [Math.min(a, b), Math.max(a, b)];
      const A = kinds[name](m, n, seed);
      fc.pre(largest(A) === 0 || (largest(A) > 1e-200 && largest(A) < 1e200)); // topSingular scales the others
      const found = ofMatrix(A, Math.min(c, n));
      expect(worstError(A, found, singularValues(A))).toBeLessThan(1e-12);
      expect(orthogonalityError(found.U)).toBeLessThan(1e-14);
      expect(orthogonalityError(found.V)).toBeLessThan(1e-14);
    }),
    { numRuns: 300 },
  );
});

test('the largest values of the second-difference matrix, which lie closely together, have their closed form', () => {
  const n = 300;
  const A = matrixOf(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
  const expected = Array.from({ length: n }, (_, k) => 4 * Math.sin(((n - k) * Math.PI) / (2 * (n + 1))) ** 2);
  for (const k of [1, 6]) expect(worstError(A, ofMatrix(A, k), expected)).toBeLessThan(1e-12);
});

test('values that repeat are found as often as they are wanted', () => {
  const spectrum = Array.from({ length: 100 }, (_, k) => (k < 7 ? 3 : k < 20 ? 2 : 1));
  const A = withSpectrum(150, spectrum);
  for (const k of [1, 3, 7, 9, 25]) {
    const found = ofMatrix(A, k);
    expect(worstError(A, found, spectrum)).toBeLessThan(1e-12);
    expect(orthogonalityError(found.V)).toBeLessThan(1e-14);
  }
});

test('a cluster of ten values within 1e-5 is resolved', () => {
  const spectrum = Array.from({ length: 120 }, (_, k) => (k < 10 ? 1 + 1e-6 * (10 - k) : 1 - k / 240));
  const A = withSpectrum(120, spectrum);
  for (const k of [4, 10]) expect(worstError(A, ofMatrix(A, k), spectrum)).toBeLessThan(2e-12);
});

test('a rank below k leaves zeros and orthonormal vectors', () => {
  const A = multiply(normalMatrix(120, 4, 1), normalMatrix(4, 90, 2));
  const found = ofMatrix(A, 10);
  expect(worstError(A, found, singularValues(A))).toBeLessThan(1e-13);
  expect(found.sigma[4]).toBeLessThan(1e-14 * found.sigma[0]);
  expect(orthogonalityError(found.U)).toBeLessThan(1e-14);
});

test('the first seven values of the Hilbert matrix of order 80 agree with svd to rounding', () => {
  const A = matrixOf(80, 80, (i, j) => 1 / (i + j + 1));
  expect(worstError(A, ofMatrix(A, 7), singularValues(A))).toBeLessThan(1e-14);
});

test('restarts go on until the tolerance is met', () => {
  // The values fall so slowly that one cycle is not enough.
  const spectrum = Array.from({ length: 200 }, (_, k) => 1 - k / 400);
  const A = withSpectrum(200, spectrum);
  expect(worstError(A, ofMatrix(A, 5), spectrum)).toBeLessThan(1e-12);
  expect(worstError(A, ofMatrix(A, 5, 1e-3), spectrum)).toBeLessThan(1e-3);
});
