import { describe } from './describe.js';
import { ArgumentError, ShapeError } from './errors.js';
import type { FloatArray } from './state.js';

/**
 * A dense matrix in row-major order: entry (i, j) is `data[i * columns + j]`. It owns no behaviour beyond access; the
 * maths is in functions that take it.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 *
 * const A = Matrix.from([[1, 2, 3], [4, 5, 6]]);
 * console.log(A.rows, A.columns, A.get(1, 2)); // 2 3 6
 * ```
 */
export class Matrix<T extends FloatArray = Float64Array> {
  /** @throws ArgumentError if a dimension is not a positive integer; ShapeError if `data` has another length. */
  constructor(
    /** Number of rows m. */
    readonly rows: number,
    /** Number of columns n. */
    readonly columns: number,
    /** The m n entries, row by row. */
    readonly data: T,
  ) {
    if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1) {
      throw new ArgumentError(`Matrix: rows and columns must be positive integers, got ${rows} x ${columns}.`);
    }
    if (data?.length !== rows * columns) {
      throw new ShapeError(
        `Matrix: ${rows} x ${columns} needs ${rows * columns} numbers, got ${data?.length ?? describe(data)}. Pass row-major data.`,
      );
    }
  }

  /** A float64 copy of nested rows. Throws ShapeError where rows differ in length, ArgumentError on anything else. */
  static from(rows: readonly (readonly number[])[]): Matrix {
    const wrong = Array.isArray(rows) ? rows.findIndex((row) => !isList(row)) : -1;
    if (!Array.isArray(rows) || wrong >= 0) {
      const what = wrong < 0 ? 'got' : `row ${wrong} is`;
      throw new ArgumentError(
        `Matrix.from: expected rows such as [[1, 2], [3, 4]], ${what} ${describe(wrong < 0 ? rows : rows[wrong])}. For a ` +
          'single row pass [[1, 2]], for a column [[1], [2]].',
      );
    }
    const columns = rows[0]?.length ?? 0;
    const matrix = Matrix.zeros(rows.length, columns);
    rows.forEach((row, i) => {
      if (row.length !== columns) {
        throw new ShapeError(`Matrix.from: row ${i} has ${row.length} numbers, row 0 has ${columns}.`);
      }
      matrix.data.set(row, i * columns);
    });
    return matrix;
  }

  /** The float64 matrix of zeros. */
  static zeros(rows: number, columns: number): Matrix {
    return new Matrix(rows, columns, new Float64Array(Math.max(0, rows * columns) || 0));
  }

  /** The n x n identity in float64. */
  static identity(n: number): Matrix {
    const matrix = Matrix.zeros(n, n);
    for (let i = 0; i < n; i++) matrix.data[i * n + i] = 1;
    return matrix;
  }

  /** Entry (i, j), counted from 0. */
  get(i: number, j: number): number {
    return this.data[i * this.columns + j];
  }

  /** Nested rows, for printing and JSON. */
  toArray(): number[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from(this.data.subarray(i * this.columns, (i + 1) * this.columns)),
    );
  }
}

const isList = (row: unknown) => Array.isArray(row) || (ArrayBuffer.isView(row) && 'length' in row);
