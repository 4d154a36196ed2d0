import { Matrix } from '../matrix.js';

/** X diag(factors). */
export function scaledColumns({ rows, columns, data }: Matrix, factors: ArrayLike<number>): Matrix {
  return new Matrix(
    rows,
    columns,
    data.map((value, k) => value * factors[k % columns]),
  );
}
