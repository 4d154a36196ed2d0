import type { BidiagonalParts } from './bidiagonal-parts.js';
import { diagonaliseBidiagonal } from './bidiagonal-qr.js';
import { descending } from './column-order.js';
import { type Padded, paddedIdentity } from './padded.js';
import { planeRotation, rotationsOf } from './plane-rotation.js';

/**
 * Decomposes the rows start, start + 1, ..., with as many columns plus `extra`, which is 0 or 1, by QR sweeps: a part that is
 * done.
 */
export function decomposeLeaf(parts: BidiagonalParts, start: number, rows: number, extra: number): void {
  const d = parts.d.slice(start, start + rows);
  const e = parts.e.slice(start, start + rows);
  const U = paddedIdentity(rows, rows);
  const V = paddedIdentity(rows + extra, rows + extra);
  if (extra === 1) rotateLastColumn(d, e, V);
  diagonaliseBidiagonal(d, e, U, V);
  const values = d.map(Math.abs);
  const order = descending(values).reverse();
  const n = parts.d.length;
  for (let k = 0; k < rows; k++) {
    const from = order[k];
    parts.d[start + k] = values[from];
    const row = (start + k) * n + start;
    for (let i = 0; i < rows; i++) parts.U[row + i] = U.data[i * rows + from];
    const sign = d[from] < 0 ? -1 : 1;
    for (let i = 0; i < V.rows; i++) parts.V[row + i] = sign * V.data[i * V.columns + from];
  }
  if (extra === 1)
    for (let i = 0; i <= rows; i++) parts.V[(start + rows) * n + start + i] = V.data[i * V.columns + rows];
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
