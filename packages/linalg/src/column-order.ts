import type { Padded } from './padded.js';

/** What a function of columns reads of a matrix, padded or not. */
export type Columns = Pick<Padded, 'rows' | 'columns' | 'data'>;

/** Whether the first entry of largest absolute value in column k is negative. */
export function pointsDown({ rows, columns, data }: Columns, k: number): boolean {
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    const entry = data[i * columns + k];
    if (Math.abs(entry) > Math.abs(largest)) largest = entry;
  }
  return largest < 0;
}

export function negateColumn({ rows, columns, data }: Columns, k: number): void {
  for (let i = 0; i < rows; i++) data[i * columns + k] = 0 - data[i * columns + k]; // 0 - x never makes a -0 of a 0
}

/** Makes column order[k] column k; columns beyond `order` stay. */
export function permuteColumns({ rows, columns, data }: Columns, order: Int32Array): void {
  const row = new Float64Array(order.length);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    for (let k = 0; k < order.length; k++) row[k] = data[start + order[k]];
    data.set(row, start);
  }
}

/** The order in which `values` descend; equal ones keep theirs. */
export function descending(values: Float64Array): Int32Array {
  return Int32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[b] - values[a] || a - b);
}
