import { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';

/**
 * A row-major float64 matrix with rows of zeros below, up to a multiple of four, so that the loops of the
 * decompositions may take four rows at a time.
 */
export interface Padded {
  readonly rows: number;
  readonly columns: number;
  /** `rows` rounded up to a multiple of 4. */
  readonly paddedRows: number;
  readonly data: Float64Array;
}

/** `n` rounded up to a multiple of 4. */
export const roundUp = (n: number) => (n + 3) & ~3;

export function paddedZeros(rows: number, columns: number): Padded {
  const paddedRows = roundUp(rows);
  return { rows, columns, paddedRows, data: new Float64Array(paddedRows * columns) };
}

/** Ones on the diagonal, zeros elsewhere. */
export function paddedIdentity(rows: number, columns: number): Padded {
  const X = paddedZeros(rows, columns);
  for (let i = 0; i < Math.min(rows, columns); i++) X.data[i * columns + i] = 1;
  return X;
}

/** factor * A. */
export function paddedCopy(A: Matrix<FloatArray>, factor = 1): Padded {
  const X = paddedZeros(A.rows, A.columns);
  for (let i = 0; i < A.data.length; i++) X.data[i] = A.data[i] * factor;
  return X;
}

/** factor * A^T. */
export function paddedTranspose(A: Matrix<FloatArray>, factor = 1): Padded {
  const X = paddedZeros(A.columns, A.rows);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.columns; j++) X.data[j * A.rows + i] = A.data[i * A.columns + j] * factor;
  }
  return X;
}

/** The matrix without its padding. */
export function unpadded({ rows, columns, data }: Padded): Matrix {
  return new Matrix(rows, columns, data.slice(0, rows * columns));
}
