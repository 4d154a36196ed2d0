import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { descending } from './column-order.js';
import { type HalfSpace, halfSpace, mergeHalves } from './merge-halves.js';
import { type Padded, paddedIdentity, paddedZeros } from './padded.js';
import type { Factors } from './svd-factors.js';
import { planeRotation, rotationsOf } from './plane-rotation.js';

/** Up to this order QR sweeps are faster. */
const LEAF = 25;
/** What is smaller beside the largest number of the matrix is dropped. */
const NEGLIGIBLE = 4 * Number.EPSILON;

/**
 * Singular values and vectors of the upper bidiagonal matrix B with `d` on and `e` above the diagonal, both overwritten,
 * to errors relative to the largest value. B without its middle row falls into two halves, of which each has one column
 * more than rows; these are decomposed alike, down to order {@link LEAF}, and joined by {@link mergeHalves}.
 *
 * @see M. Gu and S. Eisenstat, A divide-and-conquer algorithm for the bidiagonal SVD, SIAM J. Matrix Anal. Appl. 16 (1995).
 */
export function divideAndConquer(d: Float64Array, e: Float64Array): Required<Factors> {
  const n = d.length;
  const space = halfSpace(d, e, NEGLIGIBLE * largestOf(d, e));
  for (let start = 0, end = 0; start < n; start = end) {
    for (end = start + 1; end < n && (n <= LEAF || Math.abs(e[end - 1]) > space.negligible); ) end++;
    decompose(space, start, end - start, 0);
  }
  const order = descending(d);
  return { sigma: d.map((_, k) => d[order[k]]), U: sorted(space.U, order), V: sorted(space.V, order) };
}

function sorted(rows: Float64Array, order: Int32Array): Padded {
  const n = order.length;
  const out = paddedZeros(n, n);
  for (let k = 0; k < n; k++) {
    const from = order[k] * n;
    for (let i = 0, to = k * n; i < n; i++, to++) out.data[to] = rows[from + i];
  }
  return out;
}

function largestOf(d: Float64Array, e: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < d.length; k++) largest = Math.max(largest, Math.abs(d[k]), Math.abs(e[k]));
  return largest;
}

/** Decomposes the rows start, start + 1, ..., with as many columns plus `extra`, which is 0 or 1. */
function decompose(space: HalfSpace, start: number, rows: number, extra: number): void {
  if (rows <= LEAF) {
    decomposeLeaf(space, start, rows, extra);
    return;
  }
  const top = rows >> 1;
  decompose(space, start, top, 1);
  decompose(space, start + top + 1, rows - top - 1, extra);
  mergeHalves(space, start, top, rows - top - 1, extra);
}

function decomposeLeaf(space: HalfSpace, start: number, rows: number, extra: number): void {
  const d = space.d.slice(start, start + rows);
  const e = space.e.slice(start, start + rows);
  const U = paddedIdentity(rows, rows);
  const V = paddedIdentity(rows + extra, rows + extra);
  if (extra === 1) rotateLastColumn(d, e, V);
  diagonaliseBidiagonal(d, e, U, V);
  const values = d.map(Math.abs);
  const order = descending(values).reverse();
  const n = space.d.length;
  for (let k = 0; k < rows; k++) {
    const from = order[k];
    space.d[start + k] = values[from];
    const row = (start + k) * n + start;
    for (let i = 0; i < rows; i++) space.U[row + i] = U.data[i * rows + from];
    const sign = d[from] < 0 ? -1 : 1;
    for (let i = 0; i < V.rows; i++) space.V[row + i] = sign * V.data[i * V.columns + from];
  }
  if (extra === 1) for (let i = 0; i <= rows; i++) space.V[(start + rows) * n + start + i] = V.data[i * V.columns + rows];
}

/** Rotates the last column of an n x (n + 1) bidiagonal matrix into the others, the last one first. */
function rotateLastColumn(d: Float64Array, e: Float64Array, V: Padded): void {
  const n = d.length;
  const { columns, rows, data } = V;
  const rotation = rotationsOf(1);
  let bulge = e[n - 1];
  e[n - 1] = 0;
  for (let k = n - 1; k >= 0; k--) {
    d[k] = planeRotation(rotation, 0, d[k], bulge);
    const c = rotation.cos[0];
    const s = rotation.sin[0];
    if (k > 0) {
      bulge = -s * e[k - 1];
      e[k - 1] *= c;
    }
    for (let i = k; i < rows; i++) {
      const a = data[i * columns + k];
      const b = data[i * columns + n];
      data[i * columns + k] = c * a + s * b;
      data[i * columns + n] = c * b - s * a;
    }
  }
}
