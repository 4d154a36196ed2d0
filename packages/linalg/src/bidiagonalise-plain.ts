import { reflect } from './householder.js';

/** A column shorter than this is multiplied by A^T on its own, lest products with it lose digits to underflow. */
const SHORT = 1e-100;

/** What the reduction to bidiagonal form works on. Rows of zeros fill `data` and `left` up to a multiple of four. */
export interface BidiagonalWork {
  /** The matrix, overwritten: `rows` rows of `stride` numbers, a multiple of 4, with zeros beyond the columns. */
  readonly data: Float64Array;
  /** Of which `rows` is a multiple of 4. */
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Zeros; row k, of `rows` numbers, becomes the vector of H_k. */
  readonly left: Float64Array;
  /** Zeros; row k, of `stride` numbers, becomes the vector of G_k. */
  readonly right: Float64Array;
  readonly diagonal: Float64Array;
  readonly above: Float64Array;
}

/**
 * The twin of assembly/decompositions/bidiagonalise.ts.
 *
 * Every step passes through the matrix once: while it reflects a row on both sides, it adds the row, times its entry in
 * the next column a, to A^T a, of which the next step makes A^T v for its v = a / (beta root) - e_1 / root.
 *
 * Rows above the current one are finished and never read again, so blocks of four rows may run over them; likewise columns
 * left of the current one.
 */
export function bidiagonalisePlain(work: BidiagonalWork): void {
  const { data, rows, columns, stride, left, right, diagonal, above } = work;
  let image = new Float64Array(stride); // A^T a, then A^T v
  let next = new Float64Array(stride);
  for (let i = 0; i < rows; i++) left[i] = data[i * stride];
  for (let k = 0; k < columns; k++) {
    const v = k * rows;
    const beta = reflect(left, v + k, v + rows);
    diagonal[k] = beta;
    if (k === columns - 1) break;

    const root = -left[v + k];
    const start = k + 1;
    if (k > 0 && Math.abs(beta) > SHORT && root > 0) {
      for (let j = start; j < columns; j++) image[j] = (image[j] / beta - data[k * stride + j]) / root;
    } else {
      image.fill(0, start, columns);
      for (let i = k; i < rows; i++) {
        const vi = left[v + i];
        for (let j = start; j < columns; j++) image[j] += vi * data[i * stride + j];
      }
    }
    const u = k * stride;
    for (let j = start; j < columns; j++) right[u + j] = data[u + j] + root * image[j];
    above[k] = reflect(right, u + start, u + columns);
    let product = 0;
    for (let j = start; j < columns; j++) product += image[j] * right[u + j];
    image[k] = 0;
    next.fill(0, start & ~1);
    for (let i = start & ~3; i < rows; i += 4) reflectBothSides(work, i, start, image, product, next);
    [image, next] = [next, image];
  }
}

/**
 * Rows i to i + 3 of (A - v image^T) (I - u u^T) on the columns from `start` on, where `product` is image^T u. Rows from
 * `start` on write their entry in that column to the next row of `left`, and are added to `next` times this entry.
 */
function reflectBothSides(
  { data, rows, stride, left, right }: BidiagonalWork,
  i: number,
  start: number,
  image: Float64Array,
  product: number,
  next: Float64Array,
): void {
  const v = (start - 1) * rows + i;
  const u = (start - 1) * stride;
  const v0 = left[v];
  const v1 = left[v + 1];
  const v2 = left[v + 2];
  const v3 = left[v + 3];
  const row0 = i * stride;
  const row1 = row0 + stride;
  const row2 = row1 + stride;
  const row3 = row2 + stride;
  // Sums over even and over odd columns, as the two lanes of a vector have them.
  let [even0, even1, even2, even3] = [0, 0, 0, 0];
  let [odd0, odd1, odd2, odd3] = [0, 0, 0, 0];
  for (let j = start & ~1; j < stride; j += 2) {
    const x = right[u + j];
    const y = right[u + j + 1];
    even0 += data[row0 + j] * x;
    odd0 += data[row0 + j + 1] * y;
    even1 += data[row1 + j] * x;
    odd1 += data[row1 + j + 1] * y;
    even2 += data[row2 + j] * x;
    odd2 += data[row2 + j + 1] * y;
    even3 += data[row3 + j] * x;
    odd3 += data[row3 + j + 1] * y;
  }
  const dot0 = even0 + odd0 - v0 * product;
  const dot1 = even1 + odd1 - v1 * product;
  const dot2 = even2 + odd2 - v2 * product;
  const dot3 = even3 + odd3 - v3 * product;
  const first = image[start];
  const u0 = right[u + start];
  const c0 = i < start ? 0 : data[row0 + start] - (v0 * first + dot0 * u0);
  const c1 = i + 1 < start ? 0 : data[row1 + start] - (v1 * first + dot1 * u0);
  const c2 = i + 2 < start ? 0 : data[row2 + start] - (v2 * first + dot2 * u0);
  const c3 = i + 3 < start ? 0 : data[row3 + start] - (v3 * first + dot3 * u0);
  left[v + rows] = c0;
  left[v + rows + 1] = c1;
  left[v + rows + 2] = c2;
  left[v + rows + 3] = c3;
  for (let j = start; j < stride; j++) {
    const w = image[j];
    const x = right[u + j];
    const a0 = data[row0 + j] - (v0 * w + dot0 * x);
    const a1 = data[row1 + j] - (v1 * w + dot1 * x);
    const a2 = data[row2 + j] - (v2 * w + dot2 * x);
    const a3 = data[row3 + j] - (v3 * w + dot3 * x);
    data[row0 + j] = a0;
    data[row1 + j] = a1;
    data[row2 + j] = a2;
    data[row3 + j] = a3;
    next[j] += c0 * a0 + c1 * a1 + (c2 * a2 + c3 * a3);
  }
}
