import { checkMatrix } from './check-matrix.js';
import { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';
import { zerosLike } from './storage.js';

/**
 * The transpose of a matrix, as a new matrix in the same precision.
 *
 * B[j, i] = A[i, j]
 *
 * @param A - [m, n].
 * @returns B, [n, m].
 * @example
 * ```ts
 * import { Matrix, transpose } from '@lowrank/linalg';
 *
 * console.log(transpose(Matrix.from([[1, 2, 3]])).toArray()); // [[1], [2], [3]]
 * ```
 */
export function transpose<T extends FloatArray>(A: Matrix<T>): Matrix<T> {
  checkMatrix('transpose', 'A', A);
  const { rows, columns, data } = A;
  const out = zerosLike(data, rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = data[i * columns + j];
  }
  return new Matrix(columns, rows, out);
}
