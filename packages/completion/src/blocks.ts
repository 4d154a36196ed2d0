import type { Observations } from '@lowrank/linalg';

/** Which rows and columns observed entries connect, directly or by way of other rows and columns. */
export interface Blocks {
  /** How many blocks there are. */
  readonly count: number;
  /** The block of every row, counted from 0; -1 where the row has no entry. */
  readonly rows: Int32Array;
  /** The same of every column. */
  readonly columns: Int32Array;
}

/** The connected components of the graph of rows and columns whose edges are the entries, by union of sets. */
export function blocksOf({ rows, columns, rowIndices, columnIndices }: Observations): Blocks {
  const parent = Int32Array.from({ length: rows + columns }, (_, i) => i);
  const find = (i: number) => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  };
  for (let k = 0; k < rowIndices.length; k++) parent[find(rowIndices[k])] = find(rows + columnIndices[k]);
  const blocks = { rows: new Int32Array(rows).fill(-1), columns: new Int32Array(columns).fill(-1) };
  const numbers = new Map<number, number>();
  for (let k = 0; k < rowIndices.length; k++) {
    const root = find(rowIndices[k]);
    const block = numbers.get(root) ?? numbers.size;
    numbers.set(root, block);
    blocks.rows[rowIndices[k]] = block;
    blocks.columns[columnIndices[k]] = block;
  }
  return { count: numbers.size, ...blocks };
}

/** Whether entries connect row i and column j. */
export function areConnected({ rows, columns }: Pick<Blocks, 'rows' | 'columns'>, i: number, j: number): boolean {
  return rows[i] >= 0 && rows[i] === columns[j];
}
