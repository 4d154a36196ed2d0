import { checkLists } from './check-lists.js';
import { ArgumentError, NonFiniteError, ShapeError } from './errors.js';
import type { Positions } from './observations.js';

/** Entry k of a matrix is values[k] at (rowIndices[k], columnIndices[k]), counted from 0. */
export interface Triplets extends Positions {
  /** Rows of the matrix. */
  readonly rows: number;
  /** Columns of the matrix. */
  readonly columns: number;
  /** One number per entry. */
  readonly values: ArrayLike<number>;
}

/** Entries in compressed rows, as SparseMatrix holds them. */
interface CompressedRows {
  readonly rowStarts: Int32Array;
  readonly columnIndices: Int32Array;
  readonly values: Float64Array;
}

/** Checks and sorts triplets by row, then column; equal places are refused, or summed in order of arrival. */
export function compressTriplets(triplets: Triplets, duplicates: 'refuse' | 'sum'): CompressedRows {
  if (duplicates !== 'refuse' && duplicates !== 'sum') {
    throw new ArgumentError(`SparseMatrix: duplicates is one of 'refuse', 'sum', got '${duplicates}'.`);
  }
  checkTriplets(triplets);
  const { rows, columns, rowIndices, columnIndices, values } = triplets;
  const byColumn = sortedBy(
    columnIndices,
    columns,
    Uint32Array.from(values, (_, k) => k),
  );
  const order = sortedBy(rowIndices, rows, byColumn);
  const kept = { columns: new Int32Array(order.length), values: new Float64Array(order.length) };
  const starts = new Int32Array(rows + 1);
  let count = 0;
  order.forEach((k, position) => {
    const [i, j] = [rowIndices[k], columnIndices[k]];
    const before = order[position - 1];
    if (position > 0 && rowIndices[before] === i && columnIndices[before] === j) {
      if (duplicates === 'refuse') {
        throw new ArgumentError(
          `SparseMatrix: (${i}, ${j}) is given twice, as entries ${before} and ${k}. Pass duplicates: 'sum' to add them.`,
        );
      }
      kept.values[count - 1] += values[k];
      checkValue(kept.values[count - 1], k, i, j);
      return;
    }
    kept.columns[count] = j;
    kept.values[count++] = values[k];
    starts[i + 1]++;
  });
  for (let i = 0; i < rows; i++) starts[i + 1] += starts[i];
  return { rowStarts: starts, columnIndices: kept.columns.slice(0, count), values: kept.values.slice(0, count) };
}

function checkTriplets(triplets: Triplets): void {
  checkLists('SparseMatrix', triplets);
  const { rows, columns, rowIndices, columnIndices, values } = triplets;
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1) {
    throw new ArgumentError(`SparseMatrix: rows and columns must be positive integers, got ${rows} x ${columns}.`);
  }
  if (rowIndices.length !== values.length || columnIndices.length !== values.length) {
    throw new ShapeError(
      `SparseMatrix: expected as many row and column indices as values (${values.length}), got ` +
        `${rowIndices.length} and ${columnIndices.length}.`,
    );
  }
  for (let k = 0; k < values.length; k++) {
    const [i, j] = [rowIndices[k], columnIndices[k]];
    if (!isIndex(i, rows) || !isIndex(j, columns)) {
      throw new ArgumentError(
        `SparseMatrix: entry ${k} is at (${i}, ${j}), outside a ${rows} x ${columns} matrix counted from 0.`,
      );
    }
    checkValue(values[k], k, i, j);
  }
}

function checkValue(value: number, k: number, i: number, j: number): void {
  if (Number.isFinite(value)) return;
  throw new NonFiniteError(`SparseMatrix: entry ${k} at (${i}, ${j}) is ${value}. Remove it or give a number.`);
}

const isIndex = (i: number, below: number) => Number.isInteger(i) && i >= 0 && i < below;

/** The members of `order` by ascending key, those of one key as they were: a counting sort. */
function sortedBy(keys: ArrayLike<number>, below: number, order: Uint32Array): Uint32Array {
  const next = new Uint32Array(below + 1);
  for (const k of order) next[keys[k] + 1]++;
  for (let key = 0; key < below; key++) next[key + 1] += next[key];
  const sorted = new Uint32Array(order.length);
  for (const k of order) sorted[next[keys[k]]++] = k;
  return sorted;
}
