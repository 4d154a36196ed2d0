import { expect, test } from 'vitest';
import { divideAndConquer } from './divide-and-conquer.js';
import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { multiply } from './multiply.js';
import { distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

const sorted = (d: Float64Array) => d.map(Math.abs).sort().reverse();
test.each([1, 2, 25, 26, 27, 30, 51, 53, 60, 100, 101, 150, 333])('order %d', (n) => {
  for (const kind of [0, 1, 2, 3, 4]) {
    const { data } = normalMatrix(2, n);
    const [d, e] = [data.slice(0, n), data.slice(n)];
    if (kind === 1) { d.fill(1); e.fill(1); }
    if (kind === 2) for (let k = 0; k < n; k++) { d[k] *= 2 ** (-k); e[k] *= 2 ** (-k); }
    if (kind === 3) for (let k = 0; k < n; k++) { d[k] = k % 3; e[k] = k % 5; }
    if (kind === 4) for (let k = 0; k < n; k++) { e[k] = 1e-9 * (k % 3); d[k] = 1 + (k % 7) * 1e-14; }
    e[n-1] = 0;
    const B = matrixOf(n, n, (i, j) => (i === j ? d[i] : j === i + 1 ? e[i] : 0));
    const [d2, e2] = [d.slice(), e.slice()];
    diagonaliseBidiagonal(d2, e2);
    const expected = sorted(d2);
    const { sigma, U, V, order } = divideAndConquer(d, e);
    const X = matrixOf(n, n, (i, j) => U[order[j] * n + i]);
    const Y = matrixOf(n, n, (i, j) => V[order[j] * n + i]);
    const S = matrixOf(n, n, (i, j) => (i === j ? sigma[i] : 0));
    const scale = expected[0] || 1;
    const r = [distance(multiply(multiply(X, S), Y, { transposeB: true }), B) / scale, orthogonalityError(X), orthogonalityError(Y), Math.max(...sigma.map((v, k) => Math.abs(v - expected[k]))) / scale];
    console.log(n, kind, r.map((x) => x.toExponential(1)).join(' '));
    expect(Math.max(...r)).toBeLessThan(1e-13);
  }
});
