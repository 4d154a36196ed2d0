import { asFiniteMatrix, type MatrixLike } from './as-matrix.js';
import { ArgumentError, NonFiniteError } from './errors.js';
import { accumulateRows, dotRows } from './householder.js';
import { type Padded, paddedCopy } from './padded.js';

/**
 * A real matrix that is known by its products with vectors: sparse, structured, or never written out. Both functions
 * overwrite `out`, which is never the vector that they read.
 *
 * @example
 * ```ts
 * import { type LinearOperator, topSingular } from '@lowrank/linalg';
 *
 * // y[i] = x[i + 1] - x[i]
 * const differences: LinearOperator = {
 *   rows: 4,
 *   columns: 5,
 *   apply: (x, out) => out.forEach((_, i) => { out[i] = x[i + 1] - x[i]; }),
 *   applyTranspose: (y, out) => out.forEach((_, j) => { out[j] = (y[j - 1] ?? 0) - (y[j] ?? 0); }),
 * };
 * console.log(topSingular(differences, 1).sigma); // 2 cos(pi / 10) = 1.902...
 * ```
 */
export interface LinearOperator {
  /** m. */
  readonly rows: number;
  /** n. */
  readonly columns: number;
  /** Writes A x, m numbers, to `out`. */
  apply(x: Float64Array, out: Float64Array): void;
  /** Writes A^T y, n numbers, to `out`. */
  applyTranspose(y: Float64Array, out: Float64Array): void;
}

/**
 * `A` as an operator. Throws NonFiniteError in the name of `caller` where an entry of a matrix or, later, a number that
 * an operator writes is NaN or infinite, and ArgumentError where the shape is none.
 */
export function asOperator(caller: string, A: LinearOperator | MatrixLike): LinearOperator {
  if (!isOperator(A)) return denseOperator(paddedCopy(asFiniteMatrix(caller, A)));
  const { rows, columns } = A;
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1) {
    throw new ArgumentError(`${caller}: the operator must have positive whole dimensions, got ${rows} x ${columns}.`);
  }
  return {
    rows,
    columns,
    apply(x, out) {
      A.apply(x, out);
      checkFinite(caller, 'apply', out);
    },
    applyTranspose(y, out) {
      A.applyTranspose(y, out);
      checkFinite(caller, 'applyTranspose', out);
    },
  };
}

/** Whether a value is known by its products. */
export const isOperator = (A: LinearOperator | MatrixLike): A is LinearOperator =>
  typeof (A as LinearOperator | null | undefined)?.apply === 'function';

/** A^T. */
export function transposed({ rows, columns, apply, applyTranspose }: LinearOperator): LinearOperator {
  return { rows: columns, columns: rows, apply: applyTranspose, applyTranspose: apply };
}

function checkFinite(caller: string, method: string, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    if (out[i] - out[i] === 0) continue;
    throw new NonFiniteError(
      `${caller}: the operator's ${method} wrote ${out[i]} as number ${i}, counted from 0. Every product with a finite ` +
        'vector must be finite.',
    );
  }
}

function denseOperator({ rows, columns, paddedRows, data }: Padded): LinearOperator {
  const padded = new Float64Array(paddedRows);
  return {
    rows,
    columns,
    apply(x, out) {
      for (let i = 0; i < paddedRows; i += 4) dotRows(data, columns, i, x, 0, padded, i);
      out.set(padded.subarray(0, rows));
    },
    applyTranspose(y, out) {
      padded.fill(0);
      padded.set(y);
      out.fill(0);
      for (let i = 0; i < paddedRows; i += 4) accumulateRows(data, columns, i, padded, i, 0, out);
    },
  };
}
