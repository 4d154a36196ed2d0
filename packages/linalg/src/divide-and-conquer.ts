import { type BidiagonalParts, bidiagonalParts } from './bidiagonal-parts.js';
import { descending } from './column-order.js';
import { decomposeLeaf } from './decompose-leaf.js';
import { mergeParts } from './merge-parts.js';

/** Up to this order QR sweeps are faster. */
const LEAF = 12;
/** What is smaller beside the largest number of the matrix is dropped. */
const NEGLIGIBLE = 4 * Number.EPSILON;

/** B = U diag(sigma) V^T, sigma descending, none negative. */
export interface BidiagonalFactors {
  readonly sigma: Float64Array;
  /** [n, n]; row order[k] is the left singular vector of sigma[k]. */
  readonly U: Float64Array;
  /** The right ones alike. */
  readonly V: Float64Array;
  readonly order: Int32Array;
}

/**
 * Singular values and vectors of the upper bidiagonal matrix B with `d` on and `e` above the diagonal, both overwritten,
 * to errors relative to the largest value. B without its middle row falls into two halves, of which each has one column
 * more than rows; these are decomposed alike, down to order {@link LEAF}, and joined by {@link mergeParts}.
 *
 * @see M. Gu and S. Eisenstat, A divide-and-conquer algorithm for the bidiagonal SVD, SIAM J. Matrix Anal. Appl. 16 (1995).
 */
export function divideAndConquer(d: Float64Array, e: Float64Array): BidiagonalFactors {
  const n = d.length;
  const parts = bidiagonalParts(d, e, NEGLIGIBLE * largestOf(d, e));
  for (let start = 0, end = 0; start < n; start = end) {
    for (end = start + 1; end < n && (n <= LEAF || Math.abs(e[end - 1]) > parts.negligible); ) end++;
    decompose(parts, start, end - start, 0);
  }
  const order = descending(d);
  return { sigma: d.map((_, k) => d[order[k]]), U: parts.U, V: parts.V, order };
}

function largestOf(d: Float64Array, e: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < d.length; k++) largest = Math.max(largest, Math.abs(d[k]), Math.abs(e[k]));
  return largest;
}

/** Decomposes the rows start, start + 1, ..., with as many columns plus `extra`, which is 0 or 1. */
function decompose(parts: BidiagonalParts, start: number, rows: number, extra: number): void {
  if (rows <= LEAF) {
    decomposeLeaf(parts, start, rows, extra);
    return;
  }
  const top = rows >> 1;
  decompose(parts, start, top, 1);
  decompose(parts, start + top + 1, rows - top - 1, extra);
  const end = start + rows;
  mergeParts(parts, { start, middle: start + top, end, right: end + extra });
}
