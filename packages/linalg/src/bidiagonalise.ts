import { accumulateRows, reflect } from './householder.js';
import { type Padded, roundUp } from './padded.js';

/** A = H_0 H_1 ... B ... G_1 G_0 with reflections H on the left, G on the right and B upper bidiagonal. */
export interface Bidiagonal {
  /** B[k, k]. */
  readonly diagonal: Float64Array;
  /** B[k, k + 1]; one number more than there are, the last one unused. */
  readonly above: Float64Array;
  /** Row k: the vector of H_k, padded to a multiple of 4. */
  readonly left: Float64Array;
  /** Row k: the vector of G_k, zero up to k, padded to a multiple of 4. */
  readonly right: Float64Array;
}

/**
 * Golub and Kahan's reduction of an m x n matrix, m >= n, to upper bidiagonal form; overwrites `A`.
 *
 * Rows above the current one are finished and never read again, so blocks of four rows may run over them.
 */
export function bidiagonalise(A: Padded): Bidiagonal {
  const { rows, columns, paddedRows, data } = A;
  const paddedColumns = roundUp(columns);
  const diagonal = new Float64Array(columns);
  const above = new Float64Array(columns);
  const left = new Float64Array(columns * paddedRows);
  const right = new Float64Array(columns * paddedColumns);
  const work = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    const v = k * paddedRows;
    for (let i = k; i < rows; i++) left[v + i] = data[i * columns + k];
    diagonal[k] = reflect(left, v + k, v + rows);
    if (k === columns - 1) break;
    const u = k * paddedColumns;
    work.fill(0, k + 1);
    for (let i = k & ~3; i < paddedRows; i += 4) accumulateRows(data, columns, i, left, v + i, k + 1, work);
    for (let j = k + 1; j < columns; j++) right[u + j] = data[k * columns + j] - left[v + k] * work[j];
    above[k] = reflect(right, u + k + 1, u + columns);
    for (let i = (k + 1) & ~3; i < paddedRows; i += 4) {
      reflectBothSides(data, columns, i, left, v + i, right, u, k + 1, work);
    }
  }
  return { diagonal, above, left, right };
}

/** Rows i to i + 3 of (A - v work^T) (I - u u^T), on the columns from `start` on. */
function reflectBothSides(
  data: Float64Array,
  columns: number,
  i: number,
  left: Float64Array,
  v: number,
  right: Float64Array,
  u: number,
  start: number,
  work: Float64Array,
): void {
  const v0 = left[v];
  const v1 = left[v + 1];
  const v2 = left[v + 2];
  const v3 = left[v + 3];
  const row0 = i * columns;
  const row1 = row0 + columns;
  const row2 = row1 + columns;
  const row3 = row2 + columns;
  let dot0 = 0;
  let dot1 = 0;
  let dot2 = 0;
  let dot3 = 0;
  for (let j = start; j < columns; j++) {
    const w = work[j];
    const uj = right[u + j];
    const a0 = data[row0 + j] - v0 * w;
    const a1 = data[row1 + j] - v1 * w;
    const a2 = data[row2 + j] - v2 * w;
    const a3 = data[row3 + j] - v3 * w;
    data[row0 + j] = a0;
    data[row1 + j] = a1;
    data[row2 + j] = a2;
    data[row3 + j] = a3;
    dot0 += a0 * uj;
    dot1 += a1 * uj;
    dot2 += a2 * uj;
    dot3 += a3 * uj;
  }
  for (let j = start; j < columns; j++) {
    const uj = right[u + j];
    data[row0 + j] -= dot0 * uj;
    data[row1 + j] -= dot1 * uj;
    data[row2 + j] -= dot2 * uj;
    data[row3 + j] -= dot3 * uj;
  }
}
