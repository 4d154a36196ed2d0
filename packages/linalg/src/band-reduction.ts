import { triangleOf } from './block-reflection.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { type Padded, paddedCopy, paddedTranspose } from './padded.js';
import { triangularise } from './triangularise.js';

/**
 * An upper triangular matrix of order n in which row i is zero beyond column i + `width`. Row i is held from column
 * i - width + 1 on, in 3 `width` numbers, which leaves room for what a reduction fills in.
 */
export interface Band {
  readonly n: number;
  readonly width: number;
  readonly data: Float64Array;
}

/** Index in `data` of entry (i, j) of a band. */
export const bandIndex = (width: number, i: number, j: number) => i * 3 * width + j - i + width - 1;

/**
 * Reduces an m x n matrix, m >= n, to a band with the same singular values by blocks of `width` reflections, one from the
 * left and one from the right in turn, so that nearly all work is in products.
 *
 * With I - L^T S L and I - R^T T R the blocks of a step, Y = S^T L A and X = (A - L^T Y) R^T T, it takes A to
 * A - L^T Y - X R.
 *
 * @see B. Grosser and B. Lang, Efficient parallel reduction to bidiagonal form, Parallel Computing 25 (1999).
 */
export function bandReduction(A: Matrix, width: number): Band {
  const n = A.columns;
  const data = new Float64Array(3 * width * n);
  // Two buffers take turns: fresh ones at every step would cost more than the products.
  const [before, after] = [new Float64Array(A.data.length), new Float64Array(A.data.length)];
  let rest = A;
  for (let k = 0; k < n; k += width) {
    const size = Math.min(width, n - k);
    const { R: above, V: L } = reflections(paddedCopy(part(rest, 0, 0, rest.rows, size)));
    for (let i = 0; i < size; i++) {
      for (let j = i; j < size; j++) data[bandIndex(width, k + i, k + j)] = above[i * size + j];
    }
    if (k + size === n) break;

    const B = part(rest, 0, size, rest.rows, rest.columns, before);
    const Y = multiply(triangleOf(L), multiply(L, B), { transposeA: true });
    const top = part(B, 0, 0, size, B.columns);
    subtract(top, multiply(part(L, 0, 0, size, size), Y, { transposeA: true }));
    const { R: beside, V: R } = reflections(paddedTranspose(top));
    for (let j = 0; j < R.rows; j++) {
      for (let i = j; i < size; i++) data[bandIndex(width, k + i, k + size + j)] = beside[j * size + i];
    }

    const image = multiply(B, R, { transposeB: true });
    subtract(image, multiply(L, multiply(Y, R, { transposeB: true }), { transposeA: true }));
    const X = multiply(triangleOf(R), image, { transposeA: true, transposeB: true }); // transposed
    const left = stack(part(L, 0, size, size, L.columns), part(X, 0, size, X.rows, X.columns));
    const height = B.rows - size;
    const out = new Matrix(height, B.columns, after.subarray(0, height * B.columns));
    rest = multiply(left, stack(Y, R), { transposeA: true, out });
    for (let e = 0, from = size * B.columns; e < rest.data.length; e++) rest.data[e] = B.data[from + e] - rest.data[e];
  }
  return { n, width, data };
}

/** The triangle of X, as wide as X, and the vectors of its reflections in rows. */
function reflections(X: Padded): { R: Float64Array; V: Matrix } {
  const { R, vectors } = triangularise(X);
  const V = new Matrix(Math.min(X.rows, X.columns), X.paddedRows, vectors);
  return { R, V: part(V, 0, 0, V.rows, X.rows) };
}

/** A copy of the rows and columns from (top, left) up to (bottom, right), at the beginning of `space` if given. */
function part(X: Matrix, top: number, left: number, bottom: number, right: number, space?: Float64Array): Matrix {
  const [height, width] = [bottom - top, right - left];
  const out = new Matrix(height, width, space?.subarray(0, height * width) ?? new Float64Array(height * width));
  for (let i = top, to = 0; i < bottom; i++, to += width) {
    out.data.set(X.data.subarray(i * X.columns + left, i * X.columns + right), to);
  }
  return out;
}

/** X := X - Y. */
function subtract({ data }: Matrix, { data: other }: Matrix): void {
  for (let k = 0; k < data.length; k++) data[k] -= other[k];
}

/** The rows of X, then those of Y. */
function stack(X: Matrix, Y: Matrix): Matrix {
  const out = Matrix.zeros(X.rows + Y.rows, X.columns);
  out.data.set(X.data);
  out.data.set(Y.data, X.data.length);
  return out;
}
