import { applyReflections } from './apply-reflections.js';
import { bandReduction } from './band-reduction.js';
import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { bidiagonalise } from './bidiagonalise.js';
import { chaseBulges } from './chase-bulges.js';
import { descending, permuteColumns } from './column-order.js';
import { divideAndConquer, LEAF } from './divide-and-conquer.js';
import { type Padded, paddedIdentity, paddedZeros, roundUp, unpadded } from './padded.js';
import type { Factors, Wanted } from './svd-factors.js';
import { triangularise } from './triangularise.js';

/** From this ratio of rows to columns on, QR first saves work. */
const TALL = 1.6;
/** From this order on, values alone are computed by way of a band of width {@link BAND}: products outweigh the detour. */
const LARGE = 800;
const BAND = 16;

/**
 * Singular value decomposition of an m x n matrix, m >= n, by reduction to bidiagonal form and implicit QR sweeps;
 * much taller matrices are first reduced to their triangular factor. Overwrites `A`.
 *
 * @see G. Golub and W. Kahan, Calculating the singular values and pseudo-inverse of a matrix, SIAM J. Numer. Anal. 2
 * (1965); T. Chan, An improved algorithm for computing the singular value decomposition, ACM TOMS 8 (1982).
 */
export function golubKahan(A: Padded, wanted: Wanted): Factors {
  const { rows, columns: n } = A;
  if (rows < TALL * n) return direct(A, wanted);
  const { R, vectors } = triangularise(A);
  const inner = paddedZeros(n, n);
  inner.data.set(R);
  const factors = direct(inner, wanted === 'none' ? 'none' : 'thin');
  if (!factors.U) return factors;
  const width = wanted === 'full' ? rows : n;
  const U = paddedZeros(rows, width);
  for (let i = 0; i < n; i++) U.data.set(factors.U.data.subarray(i * n, (i + 1) * n), i * width);
  for (let k = n; k < width; k++) U.data[k * width + k] = 1;
  applyReflections(U, vectors, U.paddedRows, n);
  return { ...factors, U };
}

function direct(A: Padded, wanted: Wanted): Factors {
  const { rows, columns: n } = A;
  if (wanted === 'none') {
    const { diagonal, above } = n < LARGE ? bidiagonalise(A) : chaseBulges(bandReduction(unpadded(A), BAND));
    diagonaliseBidiagonal(diagonal, above);
    return { sigma: diagonal.map(Math.abs).sort().reverse() };
  }
  const { diagonal, above, left, right } = bidiagonalise(A);
  if (n > LEAF) {
    above[n - 1] = 0;
    const { sigma, ...inner } = divideAndConquer(diagonal, above);
    const U = columnsFrom(inner.U, inner.order, rows, wanted === 'full' ? rows : n);
    const V = columnsFrom(inner.V, inner.order, n, n);
    applyReflections(U, left, U.paddedRows, n);
    applyReflections(V, right, roundUp(n), n - 1, { below: 1 });
    return { sigma, U, V };
  }
  const U = paddedIdentity(rows, wanted === 'full' ? rows : n);
  const V = paddedIdentity(n, n);
  applyReflections(U, left, U.paddedRows, n, { triangular: true });
  applyReflections(V, right, roundUp(n), n - 1, { below: 1, triangular: true });
  diagonaliseBidiagonal(diagonal, above, U, V);
  return sorted(diagonal, U, V);
}

/** Row order[k] of a matrix with as many columns as column k; the identity beyond. */
function columnsFrom(data: Float64Array, order: Int32Array, rows: number, columns: number): Padded {
  const X = paddedZeros(rows, columns);
  const n = order.length;
  for (let k = 0; k < n; k++) {
    const row = order[k] * n;
    for (let i = 0; i < n; i++) X.data[i * columns + k] = data[row + i];
  }
  for (let k = n; k < columns; k++) X.data[k * columns + k] = 1;
  return X;
}

/** Makes the values positive, by the sign of V, and descending. */
function sorted(diagonal: Float64Array, U: Padded, V: Padded): Factors {
  const values = diagonal.map(Math.abs);
  const order = descending(values);
  permuteColumns(U, order);
  permuteColumns(V, order, diagonal);
  return { sigma: values.map((_, k) => values[order[k]]), U, V };
}
