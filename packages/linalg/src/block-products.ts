import type { LinearOperator } from './linear-operator.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';

/** Products of an m x n matrix with many vectors at once. */
export interface BlockProducts {
  readonly rows: number;
  readonly columns: number;
  /** A X, [m, l], for X = [n, l]. */
  times(X: Matrix): Matrix;
  /** A^T Y, [n, l], for Y = [m, l]. */
  transposeTimes(Y: Matrix): Matrix;
}

export function productsOfMatrix(A: Matrix): BlockProducts {
  return {
    rows: A.rows,
    columns: A.columns,
    times: (X) => multiply(A, X),
    transposeTimes: (Y) => multiply(A, Y, { transposeA: true }),
  };
}

/** One column after the other. */
export function productsOfOperator(A: LinearOperator): BlockProducts {
  const { rows, columns } = A;
  return {
    rows,
    columns,
    times: (X) => columnByColumn(X, rows, (x, out) => A.apply(x, out)),
    transposeTimes: (Y) => columnByColumn(Y, columns, (y, out) => A.applyTranspose(y, out)),
  };
}

function columnByColumn(X: Matrix, rows: number, apply: LinearOperator['apply']): Matrix {
  const out = Matrix.zeros(rows, X.columns);
  const [from, to] = [new Float64Array(X.rows), new Float64Array(rows)];
  for (let j = 0; j < X.columns; j++) {
    for (let i = 0; i < X.rows; i++) from[i] = X.data[i * X.columns + j];
    apply(from, to);
    for (let i = 0; i < rows; i++) out.data[i * X.columns + j] = to[i];
  }
  return out;
}
