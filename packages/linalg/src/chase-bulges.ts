import { type Band, bandIndex } from './band-reduction.js';
import { reflect } from './householder.js';

/** B, upper bidiagonal: B[k, k] and B[k, k + 1], of these one number more than there are, the last one unused. */
interface BidiagonalNumbers {
  readonly diagonal: Float64Array;
  readonly above: Float64Array;
}

/**
 * Reduces a band to upper bidiagonal form by reflections that act on `width` neighbouring rows or columns; overwrites it.
 *
 * A reflection that clears a row from its second neighbour on fills a block below the diagonal. Another clears the first
 * column of that block and fills one above the diagonal, whose first row is cleared next, and so on to the end. What
 * remains of the blocks is left for the sweeps of the following rows.
 *
 * @see B. Lang, Parallel reduction of banded matrices to bidiagonal form, Parallel Computing 22 (1996).
 */
export function chaseBulges(band: Band): BidiagonalNumbers {
  const { n, width, data } = band;
  const v = new Float64Array(width);
  const work = new Float64Array(2 * width);
  for (let sweep = 0; sweep < n - 1; sweep++) {
    for (let row = sweep, first = sweep + 1; first < n; row = first, first += width) {
      const last = Math.min(first + width, n) - 1;
      reflectColumns(band, row, first, last, v);
      reflectRows(band, first, last, v, work);
    }
  }
  const diagonal = new Float64Array(n);
  const above = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    diagonal[k] = data[bandIndex(width, k, k)];
    if (k < n - 1) above[k] = data[bandIndex(width, k, k + 1)];
  }
  return { diagonal, above };
}

/** Clears `row` beyond column `first` by a reflection of the columns `first` to `last`, which reach down to row `last`. */
function reflectColumns({ width, data }: Band, row: number, first: number, last: number, v: Float64Array): void {
  const count = last - first + 1;
  let start = bandIndex(width, row, first);
  for (let j = 0; j < count; j++) v[j] = data[start + j];
  data[start] = reflect(v, 0, count);
  data.fill(0, start + 1, start + count);
  if (v[0] === 0) return;
  for (let i = row + 1; i <= last; i++) {
    start += 3 * width - 1;
    let product = 0;
    for (let j = 0; j < count; j++) product += data[start + j] * v[j];
    for (let j = 0; j < count; j++) data[start + j] -= product * v[j];
  }
}

/** Clears column `first` below row `first` by a reflection of the rows `first` to `last`. */
function reflectRows({ n, width, data }: Band, first: number, last: number, v: Float64Array, work: Float64Array): void {
  const count = last - first + 1;
  const columns = Math.min(last + width, n - 1) - first + 1;
  const corner = bandIndex(width, first, first);
  const down = 3 * width - 1;
  for (let i = 0; i < count; i++) v[i] = data[corner + i * down];
  const beta = reflect(v, 0, count);
  if (v[0] === 0) return;
  work.fill(0);
  for (let i = 0, start = corner; i < count; i++, start += down) {
    for (let j = 0; j < columns; j++) work[j] += v[i] * data[start + j];
  }
  for (let i = 0, start = corner; i < count; i++, start += down) {
    for (let j = 1; j < columns; j++) data[start + j] -= v[i] * work[j];
    data[start] = i === 0 ? beta : 0;
  }
}
