import { describe, expect, test } from 'vitest';
import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { isLowrankError } from './errors.js';
import { multiply } from './multiply.js';
import { paddedIdentity, unpadded } from './padded.js';
import { distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

const sorted = (d: Float64Array) => d.map(Math.abs).sort().reverse();

test('the vectors carry the matrix along', () => {
  const n = 12;
  const { data } = normalMatrix(2, n);
  const [d, e] = [data.slice(0, n), data.slice(n)];
  const B = matrixOf(n, n, (i, j) => (i === j ? d[i] : j === i + 1 ? e[i] : 0));
  const [U, V] = [paddedIdentity(n, n), paddedIdentity(n, n)];
  diagonaliseBidiagonal(d, e, U, V);
  const D = matrixOf(n, n, (i, j) => (i === j ? d[i] : 0));
  expect(distance(multiply(multiply(unpadded(U), D), unpadded(V), { transposeB: true }), B)).toBeLessThan(1e-14);
  expect(orthogonalityError(unpadded(U))).toBeLessThan(4e-15);
});

describe('tiny singular values keep their relative accuracy', () => {
  // Bidiagonal with d[k] = 1, e[k] = t: det = 1, and for large t the smallest value is about t^-(n-1) (1 - t^-2).
  test('where the matrix is far from singular entry by entry', () => {
    const [n, t] = [6, 1024];
    const d = new Float64Array(n).fill(1);
    diagonaliseBidiagonal(d, new Float64Array(n).fill(t));
    const sigma = sorted(d);
    const product = sigma.reduce((a, b) => a * b, 1);
    expect(Math.abs(product - 1)).toBeLessThan(1e-13);
    expect(sigma[n - 1] * t ** (n - 1)).toBeCloseTo(1, 5);
  });

  test.each([
    ['down', (k: number) => 2 ** (-20 * k)],
    ['up', (k: number) => 2 ** (-20 * (9 - k))],
  ])('where the diagonal is graded %s', (_, scale) => {
    const d = Float64Array.from({ length: 10 }, (_, k) => scale(k));
    const e = Float64Array.from({ length: 10 }, (_, k) => (k < 9 ? Math.min(scale(k), scale(k + 1)) / 2 : 0));
    const product = d.reduce((a, b) => a * b, 1);
    diagonaliseBidiagonal(d, e);
    expect(Math.abs(sorted(d).reduce((a, b) => a * b, 1) / product - 1)).toBeLessThan(1e-13);
  });
});

test('zeros on the diagonal give zeros, and exact ones', () => {
  const d = Float64Array.of(1, 0, 2, 0);
  diagonaliseBidiagonal(d, Float64Array.of(1, 1, 1, 0));
  const sigma = sorted(d);
  // B B^T splits into 2, [[1, 2], [2, 5]] and 0.
  [Math.SQRT2 + 1, Math.SQRT2, Math.SQRT2 - 1].forEach((value, k) => {
    expect(sigma[k]).toBeCloseTo(value, 14);
  });
  expect(sigma[3]).toBe(0);
});

test('an iteration that cannot converge ends with an error', () => {
  try {
    diagonaliseBidiagonal(Float64Array.of(1, Number.NaN), Float64Array.of(1, 0));
    expect.unreachable();
  } catch (error) {
    expect(isLowrankError(error, 'LOWRANK_CONVERGENCE')).toBe(true);
    expect(String(error)).toContain('svd: 2 of 2 singular values had not converged after 80 QR sweeps.');
  }
});
