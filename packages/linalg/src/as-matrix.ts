import { isMatrix, refuseMatrix } from './check-matrix.js';
import { NonFiniteError } from './errors.js';
import { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';

/** A dense matrix, or nested rows to make one of. */
export type MatrixLike = Matrix<FloatArray> | readonly (readonly number[])[];

/**
 * `A` as a matrix of finite numbers. In the name of `caller`, throws NonFiniteError that names the entry, and ArgumentError
 * or ShapeError where A, called `name`, is neither a matrix nor nested rows.
 */
export function asFiniteMatrix(caller: string, A: MatrixLike, name = 'A'): Matrix<FloatArray> {
  const matrix = isMatrix(A) ? A : Array.isArray(A) ? Matrix.from(A) : refuseMatrix(caller, name, A);
  const { data, columns } = matrix;
  for (let k = 0; k < data.length; k++) {
    if (data[k] - data[k] !== 0) {
      throw new NonFiniteError(
        `${caller}: entry (${Math.floor(k / columns)}, ${k % columns}), counted from 0, is ${data[k]}. ` +
          'Remove or replace it first.',
      );
    }
  }
  return matrix;
}

/** Largest absolute value of an entry. */
export function largestEntry({ data }: Matrix<FloatArray>): number {
  let largest = 0;
  for (let k = 0; k < data.length; k++) largest = Math.max(largest, Math.abs(data[k]));
  return largest;
}
