import { compressTriplets, type Triplets } from './compress-triplets.js';
import type { LinearOperator } from './linear-operator.js';
import { Matrix } from './matrix.js';

/** How {@link SparseMatrix.from} reads triplets. */
export interface SparseMatrixOptions {
  /** What happens to an entry that is given more than once; `'refuse'` by default. */
  readonly duplicates?: 'refuse' | 'sum';
}

/**
 * A sparse matrix in compressed rows: row i holds values[k] in column columnIndices[k] for k from rowStarts[i] up to,
 * but without, rowStarts[i + 1], columns ascending. What is not stored is zero.
 *
 * @example
 * ```ts
 * import { SparseMatrix, topSingular } from '@lowrank/linalg';
 *
 * const A = SparseMatrix.from({
 *   rows: 2, columns: 3,
 *   rowIndices: [0, 1, 1], columnIndices: [2, 0, 1], values: [4, 3, 3],
 * });
 * console.log(A.toDense().toArray()); // [[0, 0, 4], [3, 3, 0]]
 * console.log(topSingular(A, 1).sigma); // sqrt(18) = 4.24...
 * ```
 */
export class SparseMatrix implements LinearOperator {
  private constructor(
    readonly rows: number,
    readonly columns: number,
    /** Where every row starts in the lists below, and where the last one ends: rows + 1 numbers. */
    readonly rowStarts: Int32Array,
    /** Column of every stored entry. */
    readonly columnIndices: Int32Array,
    /** Value of every stored entry. */
    readonly values: Float64Array,
  ) {}

  /** Number of stored entries. */
  get count(): number {
    return this.values.length;
  }

  /**
   * Checks, copies and sorts triplets, such as {@link Observations} (whose weights have no meaning here). An entry of
   * zero is stored. With `duplicates: 'sum'`, entries of one place are added in the order in which they came.
   *
   * @throws ShapeError on lists of different length; ArgumentError on a shape or an index out of range, an unknown
   * option, or an entry given twice where these are refused; NonFiniteError on a NaN or infinite value, or sum of values.
   */
  static from(triplets: Triplets, { duplicates = 'refuse' }: SparseMatrixOptions = {}): SparseMatrix {
    const { rowStarts, columnIndices, values } = compressTriplets(triplets, duplicates);
    return new SparseMatrix(triplets.rows, triplets.columns, rowStarts, columnIndices, values);
  }

  /** Writes A x, m numbers, to `out`. */
  apply(x: Float64Array, out: Float64Array): void {
    const { rows, rowStarts, columnIndices, values } = this;
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let k = rowStarts[i]; k < rowStarts[i + 1]; k++) sum += values[k] * x[columnIndices[k]];
      out[i] = sum;
    }
  }

  /** Writes A^T y, n numbers, to `out`. */
  applyTranspose(y: Float64Array, out: Float64Array): void {
    const { rows, rowStarts, columnIndices, values } = this;
    out.fill(0);
    for (let i = 0; i < rows; i++) {
      const factor = y[i];
      for (let k = rowStarts[i]; k < rowStarts[i + 1]; k++) out[columnIndices[k]] += values[k] * factor;
    }
  }

  /** The same matrix with its zeros, in float64. */
  toDense(): Matrix {
    const { rows, columns, rowStarts, columnIndices, values } = this;
    const dense = Matrix.zeros(rows, columns);
    for (let i = 0; i < rows; i++) {
      for (let k = rowStarts[i]; k < rowStarts[i + 1]; k++) dense.data[i * columns + columnIndices[k]] = values[k];
    }
    return dense;
  }
}
