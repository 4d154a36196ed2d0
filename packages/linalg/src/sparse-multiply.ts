import { asFiniteMatrix, type MatrixLike } from './as-matrix.js';
import { describe } from './describe.js';
import { ArgumentError, ShapeError } from './errors.js';
import { Matrix } from './matrix.js';
import type { MultiplyOptions } from './multiply.js';
import type { SparseMatrix } from './sparse-matrix.js';
import { transpose } from './transpose.js';

/**
 * The product of a sparse and a dense matrix, either of them transposed if asked, in double precision.
 *
 * C = op(S) op(B), where op(X) is X or its transpose. The product the other way round is its transpose:
 * op(B) op(S) = (op(S)^T op(B)^T)^T.
 *
 * @param S - [m, p], or [p, m] with `transposeA`.
 * @param B - [p, n], or [n, p] with `transposeB`; a matrix or nested rows.
 * @param options - `transposeA`, `transposeB`: false by default.
 * @returns C, [m, n], a new matrix.
 * @throws ShapeError where the inner sizes differ; NonFiniteError on a NaN or an infinity in B.
 * @example
 * ```ts
 * import { SparseMatrix, sparseMultiply } from '@lowrank/linalg';
 *
 * const S = SparseMatrix.from({ rows: 2, columns: 3, rowIndices: [0, 1], columnIndices: [2, 0], values: [4, 5] });
 * console.log(sparseMultiply(S, [[1, 2], [3, 4], [5, 6]]).toArray()); // [[20, 24], [5, 10]]
 * console.log(sparseMultiply(S, [[1], [2]], { transposeA: true }).toArray()); // [[10], [0], [4]]
 * ```
 */
export function sparseMultiply(
  S: SparseMatrix,
  B: MatrixLike,
  { transposeA = false, transposeB = false }: MultiplyOptions = {},
): Matrix {
  if (!(S?.rowStarts instanceof Int32Array && S.columnIndices instanceof Int32Array)) {
    throw new ArgumentError(
      `sparseMultiply: expected S to be a sparse matrix, got ${describe(S)}. Make one by SparseMatrix.from, or use multiply.`,
    );
  }
  const given = asFiniteMatrix('sparseMultiply', B, 'B');
  const factor = transposeB ? transpose(given) : given;
  const [rows, inner] = transposeA ? [S.columns, S.rows] : [S.rows, S.columns];
  if (factor.rows !== inner) {
    throw new ShapeError(
      `sparseMultiply: S${transposeA ? ' transposed' : ''} has ${inner} columns, B${transposeB ? ' transposed' : ''} ` +
        `has ${factor.rows} rows; these must agree.`,
    );
  }
  const n = factor.columns;
  const C = Matrix.zeros(rows, n);
  for (let i = 0; i < S.rows; i++) {
    for (let k = S.rowStarts[i]; k < S.rowStarts[i + 1]; k++) {
      const j = S.columnIndices[k];
      const value = S.values[k];
      const [from, to] = transposeA ? [i * n, j * n] : [j * n, i * n];
      for (let c = 0; c < n; c++) C.data[to + c] += value * factor.data[from + c];
    }
  }
  return C;
}
