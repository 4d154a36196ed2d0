import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import type { Padded } from './padded.js';

/** So many reflections at once, a multiple of 4, are worth the products that they take. */
export const BLOCK = 32;

/**
 * T, upper triangular, with H_0 H_1 ... H_(b - 1) = I - V^T T V, where row k of V is the vector of H_k = I - v v^T.
 *
 * @see R. Schreiber and C. Van Loan, A storage-efficient WY representation for products of Householder transformations,
 * SIAM J. Sci. Stat. Comput. 10 (1989).
 */
export function triangleOf(V: Matrix): Matrix {
  const b = V.rows;
  const G = multiply(V, V, { transposeB: true }).data;
  const T = Matrix.zeros(b, b);
  for (let j = 0; j < b; j++) {
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let k = i; k < j; k++) sum += T.data[i * b + k] * G[k * b + j];
      T.data[i * b + j] = -sum;
    }
    T.data[j * b + j] = 1;
  }
  return T;
}

/**
 * X := (I - V^T T V) X, or its transpose times X, on the rows from `top` on, a multiple of 4, and the columns from
 * `left` on. `work` holds as many numbers as these rows and columns have, twice if `left` > 0.
 */
export function applyBlock(
  { data, columns, paddedRows }: Padded,
  V: Matrix,
  T: Matrix,
  top: number,
  left: number,
  transposed: boolean,
  work: Float64Array,
): void {
  const height = paddedRows - top;
  const width = columns - left;
  const part = new Matrix(
    height,
    width,
    left === 0 ? data.subarray(top * columns) : work.subarray(height * width, 2 * height * width),
  );
  if (left > 0) {
    for (let i = 0, from = top * columns + left; i < height; i++, from += columns) {
      part.data.set(data.subarray(from, from + width), i * width);
    }
  }
  const inner = multiply(T, multiply(V, part), { transposeA: transposed });
  const out = new Matrix(height, width, work.subarray(0, height * width));
  subtract(data, columns, top, left, multiply(V, inner, { transposeA: true, out }));
}

/** Subtracts `other` from the part of `data`, in rows of length `columns`, that begins at (top, left). */
export function subtract(data: Float64Array, columns: number, top: number, left: number, other: Matrix): void {
  const { rows, columns: width } = other;
  for (let i = 0, k = 0; i < rows; i++) {
    const start = (top + i) * columns + left;
    for (let j = 0; j < width; j++, k++) data[start + j] -= other.data[k];
  }
}
