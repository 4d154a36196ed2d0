import { shown, TableError } from './errors.js';

/** What becomes of a pair that is rated several times: an error, the mean of its ratings, or the last one. */
export type Duplicates = 'error' | 'mean' | 'last';

/** Ratings in the order of a file, and the line of each. */
export interface Ratings {
  readonly rowIndices: number[];
  readonly columnIndices: number[];
  readonly values: number[];
  readonly lines: number[];
}

/** How errors call a file, its rows and its columns. */
interface Names {
  readonly file: string;
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
}

/** The ratings with every pair once, by row, then column. */
export function resolveDuplicates(
  { rowIndices, columnIndices, values, lines }: Ratings,
  duplicates: Duplicates,
  { file, rowIds, columnIds }: Names,
): Omit<Ratings, 'lines'> {
  const order = Uint32Array.from(values, (_, k) => k).sort(
    (a, b) => rowIndices[a] - rowIndices[b] || columnIndices[a] - columnIndices[b] || a - b,
  );
  const kept: Omit<Ratings, 'lines'> = { rowIndices: [], columnIndices: [], values: [] };
  let repeated: { first: number; again: number } | undefined;
  for (let start = 0, end: number; start < order.length; start = end) {
    const first = order[start];
    const isSame = (k: number) => rowIndices[k] === rowIndices[first] && columnIndices[k] === columnIndices[first];
    for (end = start + 1; end < order.length && isSame(order[end]); ) end++;
    if (end > start + 1 && order[start + 1] < (repeated?.again ?? Infinity)) {
      repeated = { first, again: order[start + 1] };
    }
    kept.rowIndices.push(rowIndices[first]);
    kept.columnIndices.push(columnIndices[first]);
    const group = order.subarray(start, end);
    kept.values.push(duplicates === 'mean' ? mean(group, values) : values[order[end - 1]]);
  }
  if (duplicates === 'error' && repeated) {
    const { first, again } = repeated;
    throw new TableError('LOWRANK_TABLE_DUPLICATE', {
      file,
      line: lines[again],
      problem:
        `row ${shown(rowIds[rowIndices[again]])} and column ${shown(columnIds[columnIndices[again]])} are rated here ` +
        `and in line ${lines[first]}; expected every pair once`,
      advice: "Remove one, or pass duplicates: 'mean' or 'last'.",
    });
  }
  return kept;
}

function mean(group: Uint32Array, values: readonly number[]): number {
  let sum = 0;
  for (const k of group) sum += values[k];
  return sum / group.length;
}
