import { applyReflection, norm, reflect } from './householder.js';
import type { Padded } from './padded.js';

/** A P = H_0 H_1 ... R with reflections H and R upper triangular. */
export interface Triangular {
  /** R, [min(m, n), n] row-major. */
  readonly R: Float64Array;
  /** Row k: the vector of H_k, zero above k, as long as A's padded rows. */
  readonly vectors: Float64Array;
  /** Column k of A P is column order[k] of A. */
  readonly order: Int32Array;
}

/** Householder triangularisation of an m x n matrix; overwrites `A`. With `pivot`, |R[k, k]| never increases. */
export function triangularise(A: Padded, { pivot = false } = {}): Triangular {
  const { rows, columns, paddedRows, data } = A;
  const count = Math.min(rows, columns);
  const R = new Float64Array(count * columns);
  const vectors = new Float64Array(count * paddedRows);
  const order = Int32Array.from({ length: columns }, (_, j) => j);
  const work = new Float64Array(columns);
  const rest = new Float64Array(rows);
  for (let k = 0; k < count; k++) {
    if (pivot) swapColumns(A, R, order, k, largestColumn(A, k, work, rest));
    const v = k * paddedRows;
    for (let i = k; i < rows; i++) vectors[v + i] = data[i * columns + k];
    R[k * columns + k] = reflect(vectors, v + k, v + rows);
    applyReflection(A, vectors, v, k, k + 1, work);
    for (let j = k + 1; j < columns; j++) R[k * columns + j] = data[k * columns + j];
  }
  return { R, vectors, order };
}

/** The column from k on that is longest below row k; a second pass settles columns whose squares underflow. */
function largestColumn({ rows, columns, data }: Padded, k: number, squares: Float64Array, rest: Float64Array): number {
  squares.fill(0, k);
  for (let i = k; i < rows; i++) {
    for (let j = k; j < columns; j++) squares[j] += data[i * columns + j] * data[i * columns + j];
  }
  let best = k;
  for (let j = k + 1; j < columns; j++) if (squares[j] > squares[best]) best = j;
  if (squares[best] > 1e-280) return best;
  let longest = -1;
  for (let j = k; j < columns; j++) {
    for (let i = k; i < rows; i++) rest[i] = data[i * columns + j];
    const length = norm(rest, k, rows);
    if (length > longest) [best, longest] = [j, length];
  }
  return best;
}

function swapColumns({ rows, columns, data }: Padded, R: Float64Array, order: Int32Array, a: number, b: number): void {
  if (a === b) return;
  [order[a], order[b]] = [order[b], order[a]];
  for (let i = a; i < rows; i++) swap(data, i * columns + a, i * columns + b);
  for (let i = 0; i < a; i++) swap(R, i * columns + a, i * columns + b);
}

function swap(x: Float64Array, a: number, b: number): void {
  const value = x[a];
  x[a] = x[b];
  x[b] = value;
}
