import { describe, expect, test } from 'vitest';
import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { divideAndConquer } from './divide-and-conquer.js';
import { multiply } from './multiply.js';
import { distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';
import { withoutKernels } from './without-kernels.js';

type Entry = (k: number, normal: number) => number;

/** What stands on and above the diagonal, from an index and a normal number. */
const kinds: Record<string, [diagonal: Entry, above: Entry]> = {
  normal: [(_, normal) => normal, (_, normal) => normal],
  ones: [() => 1, () => 1],
  'graded downwards': [(k, normal) => normal * 2 ** -k, (k, normal) => normal * 2 ** -k],
  'graded upwards': [(k, normal) => normal * 2 ** (k - 50), (k, normal) => normal * 2 ** (k - 50)],
  'with zeros on both diagonals': [(k) => k % 3, (k) => k % 5],
  'with a zero diagonal': [() => 0, () => 1],
  'almost diagonal, its values almost equal': [(k) => 1 + (k % 7) * 1e-14, (k) => 1e-9 * (k % 3)],
  'with values that differ by rounding': [() => 1, (k) => (k % 2 ? 1e-16 : 1e-3)],
  zero: [() => 0, () => 0],
};
// Leaves have order 12: two of them and a row between make 25, with none beside it.
const orders = [1, 2, 12, 13, 25, 26, 51, 100, 101];

describe.each(Object.keys(kinds))('a bidiagonal matrix, %s', (kind) => {
  test.each(orders)('of order %d comes back from orthonormal factors', (n) => {
    const normal = normalMatrix(2, n, n).data;
    const d = Float64Array.from({ length: n }, (_, k) => kinds[kind][0](k, normal[k]));
    const e = Float64Array.from({ length: n }, (_, k) => (k < n - 1 ? kinds[kind][1](k, normal[n + k]) : 0));
    const B = matrixOf(n, n, (i, j) => (i === j ? d[i] : j === i + 1 ? e[i] : 0));
    const byQr = d.slice();
    diagonaliseBidiagonal(byQr, e.slice());
    const expected = byQr.map(Math.abs).sort().reverse();
    const plain = withoutKernels(() => divideAndConquer(d.slice(), e.slice()));

    const factors = divideAndConquer(d, e);
    const { sigma, order } = factors;
    const U = matrixOf(n, n, (i, j) => factors.U[order[j] * n + i]);
    const V = matrixOf(n, n, (i, j) => factors.V[order[j] * n + i]);
    const US = matrixOf(n, n, (i, j) => U.get(i, j) * sigma[j]);
    expect(distance(multiply(US, V, { transposeB: true }), B)).toBeLessThanOrEqual(2e-14 * expected[0]);
    expect(orthogonalityError(U)).toBeLessThan(2e-14);
    expect(orthogonalityError(V)).toBeLessThan(2e-14);
    sigma.forEach((value, k) => {
      expect(Math.abs(value - expected[k])).toBeLessThanOrEqual(2e-14 * expected[0]);
      expect(value).toBeLessThanOrEqual(k > 0 ? sigma[k - 1] : value);
      expect(value).toBeGreaterThanOrEqual(0);
    });
    expect(factors).toEqual(plain);
  });
});
