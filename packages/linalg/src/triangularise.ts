import { applyBlock, BLOCK, triangleOf } from './block-reflection.js';
import { applyReflection, norm, reflect } from './householder.js';
import { Matrix } from './matrix.js';
import { type Padded, paddedZeros } from './padded.js';

/** A P = H_0 H_1 ... R with reflections H and R upper triangular. */
export interface Triangular {
  /** R, [min(m, n), n] row-major. */
  readonly R: Float64Array;
  /** Row k: the vector of H_k, zero above k, as long as A's padded rows. */
  readonly vectors: Float64Array;
  /** Column k of A P is column order[k] of A. */
  readonly order: Int32Array;
}

/**
 * Householder triangularisation of an m x n matrix; overwrites `A`. With `pivot`, |R[k, k]| never increases; without it
 * the columns of a large matrix are taken {@link BLOCK} at a time.
 */
export function triangularise(A: Padded, { pivot = false } = {}): Triangular {
  return pivot || Math.min(A.rows, A.columns) < 2 * BLOCK ? byColumns(A, pivot) : byBlocks(A);
}

function byColumns(A: Padded, pivot: boolean): Triangular {
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

function byBlocks(A: Padded): Triangular {
  const { rows, columns, paddedRows, data } = A;
  const count = Math.min(rows, columns);
  const R = new Float64Array(count * columns);
  const vectors = new Float64Array(count * paddedRows);
  const order = Int32Array.from({ length: columns }, (_, j) => j);
  const space = new Float64Array(2 * paddedRows * columns);
  for (let k = 0; k < count; k += BLOCK) {
    const panel = paddedZeros(rows - k, Math.min(BLOCK, columns - k));
    const right = k + panel.columns;
    for (let i = k; i < rows; i++) {
      panel.data.set(data.subarray(i * columns + k, i * columns + right), (i - k) * panel.columns);
    }
    const factors = byColumns(panel, false);
    const V = new Matrix(factors.vectors.length / panel.paddedRows, panel.paddedRows, factors.vectors);
    if (right < columns) applyBlock(A, V, triangleOf(V), k, right, true, space);
    for (let i = 0; i < V.rows; i++) {
      vectors.set(V.data.subarray(i * V.columns, (i + 1) * V.columns), (k + i) * paddedRows + k);
      const row = (k + i) * columns;
      R.set(factors.R.subarray(i * panel.columns, (i + 1) * panel.columns), row + k);
      R.set(data.subarray(row + right, row + columns), row + right);
    }
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
