import { Matrix } from './matrix.js';
import type { Padded } from './padded.js';

/** So many numbers fill a cache line. */
const LINE = 8;

/** The matrix whose column k is the first `length` numbers of row k. */
export function rowsToColumns({ data, rows, columns }: Padded, length: number): Matrix {
  const out = Matrix.zeros(length, rows);
  for (let first = 0; first < rows; first += LINE) {
    const end = Math.min(rows, first + LINE);
    for (let i = 0; i < length; i++) {
      for (let k = first, from = first * columns + i; k < end; k++, from += columns)
        out.data[i * rows + k] = data[from];
    }
  }
  return out;
}
