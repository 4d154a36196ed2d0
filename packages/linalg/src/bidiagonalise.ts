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

/** A column shorter than this is multiplied by A^T on its own, lest products with it lose digits to underflow. */
const SHORT = 1e-100;

/**
 * Golub and Kahan's reduction of an m x n matrix, m >= n, to upper bidiagonal form; overwrites `A`.
 *
 * Every step passes through the matrix once: while it reflects a row on both sides, it adds the row, times its entry in
 * the next column a, to A^T a, of which the next step makes A^T v for its v = a / (beta root) - e_1 / root.
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
  let image = new Float64Array(columns); // A^T a, then A^T v
  let next = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    const v = k * paddedRows;
    for (let i = k; i < rows; i++) left[v + i] = data[i * columns + k];
    const beta = reflect(left, v + k, v + rows);
    diagonal[k] = beta;
    if (k === columns - 1) break;

    const root = -left[v + k];
    if (k > 0 && Math.abs(beta) > SHORT && root > 0) {
      for (let j = k + 1; j < columns; j++) image[j] = (image[j] / beta - data[k * columns + j]) / root;
    } else {
      image.fill(0);
      for (let i = k & ~3; i < paddedRows; i += 4) accumulateRows(data, columns, i, left, v + i, k + 1, image);
    }
    const u = k * paddedColumns;
    for (let j = k + 1; j < columns; j++) right[u + j] = data[k * columns + j] + root * image[j];
    above[k] = reflect(right, u + k + 1, u + columns);
    let product = 0;
    for (let j = k + 1; j < columns; j++) product += image[j] * right[u + j];
    next.fill(0);
    for (let i = (k + 1) & ~3; i < paddedRows; i += 4) {
      reflectBothSides(data, columns, i, k + 1, left, v + i, image, right, u, product, next);
    }
    [image, next] = [next, image];
  }
  return { diagonal, above, left, right };
}

/**
 * Rows i to i + 3 of (A - v image^T) (I - u u^T), on the columns from `start` on; adds to `next` those of the rows from
 * `start` on, times their entry in that column. `product` is image^T u.
 */
function reflectBothSides(
  data: Float64Array,
  columns: number,
  i: number,
  start: number,
  left: Float64Array,
  v: number,
  image: Float64Array,
  right: Float64Array,
  u: number,
  product: number,
  next: Float64Array,
): void {
  const v0 = left[v];
  const v1 = left[v + 1];
  const v2 = left[v + 2];
  const v3 = left[v + 3];
  const row0 = i * columns;
  const row1 = row0 + columns;
  const row2 = row1 + columns;
  const row3 = row2 + columns;
  let dot0 = -v0 * product;
  let dot1 = -v1 * product;
  let dot2 = -v2 * product;
  let dot3 = -v3 * product;
  for (let j = start; j < columns; j++) {
    const uj = right[u + j];
    dot0 += data[row0 + j] * uj;
    dot1 += data[row1 + j] * uj;
    dot2 += data[row2 + j] * uj;
    dot3 += data[row3 + j] * uj;
  }
  const first = image[start];
  const u0 = right[u + start];
  data[row0 + start] -= v0 * first + dot0 * u0;
  data[row1 + start] -= v1 * first + dot1 * u0;
  data[row2 + start] -= v2 * first + dot2 * u0;
  data[row3 + start] -= v3 * first + dot3 * u0;
  const c0 = i >= start ? data[row0 + start] : 0;
  const c1 = i + 1 >= start ? data[row1 + start] : 0;
  const c2 = i + 2 >= start ? data[row2 + start] : 0;
  const c3 = data[row3 + start];
  for (let j = start + 1; j < columns; j++) {
    const w = image[j];
    const uj = right[u + j];
    const a0 = data[row0 + j] - (v0 * w + dot0 * uj);
    const a1 = data[row1 + j] - (v1 * w + dot1 * uj);
    const a2 = data[row2 + j] - (v2 * w + dot2 * uj);
    const a3 = data[row3 + j] - (v3 * w + dot3 * uj);
    data[row0 + j] = a0;
    data[row1 + j] = a1;
    data[row2 + j] = a2;
    data[row3 + j] = a3;
    next[j] += c0 * a0 + c1 * a1 + (c2 * a2 + c3 * a3);
  }
}
