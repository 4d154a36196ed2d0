import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { bidiagonalise } from './bidiagonalise.js';
import { divideAndConquer } from './divide-and-conquer.js';
import { type Padded, paddedZeros, roundUp } from './padded.js';
import { reflectRows } from './reflect-rows.js';
import type { Factors, Wanted } from './svd-factors.js';

/**
 * Singular value decomposition of an m x n matrix, m >= n, by reduction to bidiagonal form and divide and conquer, or
 * implicit QR sweeps for values alone. Overwrites `A`.
 *
 * @see G. Golub and W. Kahan, Calculating the singular values and pseudo-inverse of a matrix, SIAM J. Numer. Anal. 2
 * (1965).
 */
export function golubKahan(A: Padded, wanted: Wanted): Factors {
  const { rows, columns: n } = A;
  const { diagonal, above, left, right } = bidiagonalise(A);
  if (wanted === 'none') {
    diagonaliseBidiagonal(diagonal, above);
    return { sigma: diagonal.map(Math.abs).sort().reverse() };
  }
  const { sigma, order, ...inner } = divideAndConquer(diagonal, above);
  const U = extended(inner.U, order, wanted === 'full' ? rows : n, rows);
  const V = extended(inner.V, order, n, n);
  reflectRows(U, left, n, 0);
  reflectRows(V, right, n - 1, 1);
  return { sigma, U, V };
}

/** Rows order[k] of `data` with zeros behind up to `length`, a multiple of 4, and rows of the identity up to `count`. */
function extended(data: Float64Array, order: Int32Array, count: number, length: number): Padded {
  const out = paddedZeros(count, roundUp(length));
  const n = order.length;
  for (let k = 0; k < n; k++) {
    const [from, to] = [order[k] * n, k * out.columns];
    for (let i = 0; i < n; i++) out.data[to + i] = data[from + i];
  }
  for (let k = n; k < count; k++) out.data[k * out.columns + k] = 1;
  return out;
}
