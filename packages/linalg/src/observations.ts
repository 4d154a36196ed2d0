import { checkLists } from './check-lists.js';
import { checkMatrix } from './check-matrix.js';
import { ArgumentError, NonFiniteError, ShapeError } from './errors.js';
import { refuseUnknown } from './known-options.js';
import type { Matrix } from './matrix.js';
import type { FloatArray } from './state.js';

/** Where a matrix is looked at: entry k is (rowIndices[k], columnIndices[k]), counted from 0. */
export interface Positions {
  /** Row of every entry. */
  readonly rowIndices: ArrayLike<number>;
  /** Column of every entry. */
  readonly columnIndices: ArrayLike<number>;
}

/** What {@link Observations.from} needs. */
export interface ObservationsInit extends Positions {
  /** Rows of the matrix. */
  readonly rows: number;
  /** Columns of the matrix. */
  readonly columns: number;
  /** One observed number per entry. */
  readonly values: ArrayLike<number>;
  /** One positive weight per entry in the data loss; 1 each when absent. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** What an init may have; observations have `rowStarts`, and their fields may be spread into one. */
const fields = ['rows', 'columns', 'rowIndices', 'columnIndices', 'values', 'weights', 'rowStarts'];

/**
 * The observed entries Omega of a rows x columns matrix as sparse triplets, sorted by row, then column, so that the
 * order in which they arrive never changes a result.
 *
 * @example
 * ```ts
 * import { Observations } from '@lowrank/linalg';
 *
 * const ratings = Observations.from({
 *   rows: 2, columns: 3,
 *   rowIndices: [0, 1, 1], columnIndices: [2, 0, 1], values: [4, 5, 3],
 * });
 * console.log(ratings.count); // 3
 * ```
 */
export class Observations implements Positions {
  /** Entry k of row i satisfies rowStarts[i] <= k < rowStarts[i + 1]. */
  readonly rowStarts: Int32Array;

  private constructor(
    /** Rows of the matrix. */
    readonly rows: number,
    /** Columns of the matrix. */
    readonly columns: number,
    /** Row of every entry, ascending. */
    readonly rowIndices: Int32Array,
    /** Column of every entry, ascending within a row. */
    readonly columnIndices: Int32Array,
    /** The observed number of every entry. */
    readonly values: Float64Array,
    /** The weight of every entry in the data loss; undefined where all have 1. */
    readonly weights: Float64Array | undefined,
  ) {
    this.rowStarts = new Int32Array(rows + 1);
    for (const i of rowIndices) this.rowStarts[i + 1]++;
    for (let i = 0; i < rows; i++) this.rowStarts[i + 1] += this.rowStarts[i];
  }

  /** Number of observed entries. */
  get count(): number {
    return this.values.length;
  }

  /**
   * Checks, copies and sorts triplets.
   *
   * @throws ShapeError on lists of different length; ArgumentError on an index out of range, a pair given twice, a
   * weight that is not positive, a field of another name, or no entry at all; NonFiniteError on a NaN or infinite value.
   */
  static from(init: ObservationsInit): Observations {
    checkLists('Observations', init);
    refuseUnknown('Observations', init, fields);
    const { rows, columns, rowIndices, columnIndices, values, weights } = init;
    const count = values.length;
    if (!isSize(rows) || !isSize(columns)) {
      throw new ArgumentError(`Observations: rows and columns must be positive integers, got ${rows} x ${columns}.`);
    }
    if (rowIndices.length !== count || columnIndices.length !== count || (weights && weights.length !== count)) {
      throw new ShapeError(
        `Observations: expected as many row indices, column indices and weights as values (${count}), got ` +
          `${rowIndices.length}, ${columnIndices.length} and ${weights?.length ?? 'none'}.`,
      );
    }
    if (count === 0) throw new ArgumentError('Observations: at least one observed entry is needed, got none.');
    for (let k = 0; k < count; k++) {
      const [i, j, value, weight] = [rowIndices[k], columnIndices[k], values[k], weights?.[k] ?? 1];
      if (!isIndex(i, rows) || !isIndex(j, columns)) {
        throw new ArgumentError(
          `Observations: entry ${k} is at (${i}, ${j}), outside a ${rows} x ${columns} matrix counted from 0.`,
        );
      }
      if (!Number.isFinite(value)) {
        throw new NonFiniteError(`Observations: entry ${k} at (${i}, ${j}) is ${value}. Remove it or give a number.`);
      }
      if (!(weight > 0 && weight < Infinity)) {
        throw new ArgumentError(`Observations: the weight of entry ${k} at (${i}, ${j}) is ${weight}, expected > 0.`);
      }
    }
    const order = Uint32Array.from({ length: count }, (_, k) => k).sort(
      (a, b) => rowIndices[a] - rowIndices[b] || columnIndices[a] - columnIndices[b],
    );
    for (let k = 1; k < count; k++) {
      const [a, b] = [order[k - 1], order[k]];
      if (rowIndices[a] === rowIndices[b] && columnIndices[a] === columnIndices[b]) {
        throw new ArgumentError(
          `Observations: (${rowIndices[a]}, ${columnIndices[a]}) is observed twice, as entries ${Math.min(a, b)} and ` +
            `${Math.max(a, b)}. Merge them first.`,
        );
      }
    }
    return new Observations(
      rows,
      columns,
      Int32Array.from(order, (k) => rowIndices[k]),
      Int32Array.from(order, (k) => columnIndices[k]),
      Float64Array.from(order, (k) => values[k]),
      weights && Float64Array.from(order, (k) => weights[k]),
    );
  }

  /** The entries of `W` at `positions`. Throws what {@link Observations.from} throws. */
  static of(W: Matrix<FloatArray>, { rowIndices, columnIndices }: Positions): Observations {
    checkMatrix('Observations.of', 'W', W);
    const values = Float64Array.from(rowIndices, (i, k) => W.data[i * W.columns + columnIndices[k]]);
    return Observations.from({ rows: W.rows, columns: W.columns, rowIndices, columnIndices, values });
  }
}

const isSize = (n: number) => Number.isInteger(n) && n > 0;
const isIndex = (i: number, below: number) => Number.isInteger(i) && i >= 0 && i < below;
