import { accumulateRows, reflect } from './householder.js';
import type { Padded } from './padded.js';

/** A = Q T Q^T with Q = H_0 H_1 ... and T symmetric tridiagonal. */
export interface Tridiagonal {
  /** T[k, k]. */
  readonly diagonal: Float64Array;
  /** T[k, k + 1]; one number more than there are, the last one unused. */
  readonly above: Float64Array;
  /** Row k: the vector of H_k, zero up to k, padded to a multiple of 4. */
  readonly vectors: Float64Array;
}

/** Householder's reduction of a symmetric matrix to tridiagonal form; overwrites `A`. */
export function tridiagonalise(A: Padded): Tridiagonal {
  const { columns: n, paddedRows, data } = A;
  const diagonal = new Float64Array(n);
  const above = new Float64Array(n);
  const vectors = new Float64Array(n * paddedRows);
  const work = new Float64Array(paddedRows);
  for (let k = 0; k < n; k++) {
    diagonal[k] = data[k * n + k];
    if (k === n - 1) break;
    const v = k * paddedRows;
    for (let j = k + 1; j < n; j++) vectors[v + j] = data[k * n + j];
    above[k] = reflect(vectors, v + k + 1, v + n);
    // H A H = A - v q^T - q v^T with q = A v - (v^T A v / 2) v.
    const top = (k + 1) & ~3;
    work.fill(0, k + 1);
    for (let i = top; i < paddedRows; i += 4) accumulateRows(data, n, i, vectors, v + i, k + 1, work);
    let half = 0;
    for (let j = k + 1; j < n; j++) half += (vectors[v + j] * work[j]) / 2;
    for (let j = k + 1; j < n; j++) work[j] -= half * vectors[v + j];
    for (let i = top; i < paddedRows; i += 4) subtractTwice(data, n, i, vectors, v, work, k + 1);
  }
  return { diagonal, above, vectors };
}

/** Rows i to i + 3 of A - v q^T - q v^T, on the columns from `start` on. */
function subtractTwice(
  data: Float64Array,
  n: number,
  i: number,
  vectors: Float64Array,
  v: number,
  q: Float64Array,
  start: number,
): void {
  const v0 = vectors[v + i];
  const v1 = vectors[v + i + 1];
  const v2 = vectors[v + i + 2];
  const v3 = vectors[v + i + 3];
  const q0 = q[i];
  const q1 = q[i + 1];
  const q2 = q[i + 2];
  const q3 = q[i + 3];
  const row0 = i * n;
  const row1 = row0 + n;
  const row2 = row1 + n;
  const row3 = row2 + n;
  for (let j = start; j < n; j++) {
    const vj = vectors[v + j];
    const qj = q[j];
    data[row0 + j] -= v0 * qj + q0 * vj;
    data[row1 + j] -= v1 * qj + q1 * vj;
    data[row2 + j] -= v2 * qj + q2 * vj;
    data[row3 + j] -= v3 * qj + q3 * vj;
  }
}
