import { type FloatArray, frobeniusNorm, Matrix, type Observations, topSingular } from '@lowrank/linalg';
import type { Biases } from '@lowrank/models';
import { areConnected, type Blocks } from './blocks.js';

/** What predicts the pairs that no entries connect: of these the low-rank part, whatever its values there, says nothing. */
export interface Apart {
  readonly blocks: Pick<Blocks, 'rows' | 'columns'>;
  readonly biases: Biases;
}

/** What a completion is made of: mean + b_i + c_j + (left right^T)_ij. */
export interface Parts {
  readonly biases: Biases;
  /** U diag(sigma), [m, k] row by row. */
  readonly left: Float64Array;
  /** V, [n, k] row by row. */
  readonly right: Float64Array;
  /** Descending, [k]. */
  readonly sigma: Float64Array;
  /** Absent where entries connect all rows and columns. */
  readonly apart?: Apart | undefined;
}

/** Mean 0, no biases and no low-rank part. */
export function noBiases(rows: number, columns: number): Biases {
  return { mean: 0, rows: new Float64Array(rows), columns: new Float64Array(columns) };
}

/** Parts without a low-rank part. */
export function biasParts(biases: Biases): Parts {
  return { biases, left: new Float64Array(0), right: new Float64Array(0), sigma: new Float64Array(0) };
}

/** The model's value at (i, j). */
export function valueAt({ biases, left, right, sigma, apart }: Parts, i: number, j: number): number {
  if (apart && !areConnected(apart.blocks, i, j)) return biasAt(apart.biases, i, j);
  const k = sigma.length;
  let sum = 0;
  for (let p = i * k, q = j * k; q < (j + 1) * k; p++, q++) sum += left[p] * right[q];
  return biasAt(biases, i, j) + sum;
}

function biasAt({ mean, rows, columns }: Biases, i: number, j: number): number {
  return mean + rows[i] + columns[j];
}

/**
 * The leading singular triplets of W times `unit`, as the low-rank part beside `biases`: at most `rank` of them, and none at
 * or below `floor` |W|_F. Rows and columns without an observed entry count as 0.
 */
export function lowRankParts(
  W: Matrix<FloatArray>,
  observations: Observations,
  { biases, rank, floor, unit }: { biases: Biases; rank: number; floor: number; unit: number },
): Parts {
  const seen = onlySeen(W, observations);
  const norm = frobeniusNorm(seen);
  if (norm === 0) return biasParts(biases);
  const width = Math.min(rank, W.rows, W.columns);
  // Beyond these directions a spectrum is mostly flat, and iterating to the last digit would be wasted.
  const method = 4 * width > Math.min(W.rows, W.columns) ? 'auto' : 'randomized';
  const { U, sigma, V } = topSingular(seen, width, { method });
  const k = sigma.filter((s) => s > floor * norm).length;
  return {
    biases,
    left: Float64Array.from({ length: W.rows * k }, (_, e) => U.get(Math.floor(e / k), e % k) * sigma[e % k] * unit),
    right: Float64Array.from({ length: W.columns * k }, (_, e) => V.get(Math.floor(e / k), e % k)),
    sigma: sigma.slice(0, k).map((s) => s * unit),
  };
}

/** W with rows and columns that nothing observes set to 0. */
function onlySeen(W: Matrix<FloatArray>, { rowStarts, columnIndices }: Observations): Matrix<FloatArray> {
  const data = W.data.slice();
  const seen = new Uint8Array(W.columns);
  for (const j of columnIndices) seen[j] = 1;
  for (let i = 0; i < W.rows; i++) {
    const row = data.subarray(i * W.columns, (i + 1) * W.columns);
    if (rowStarts[i] === rowStarts[i + 1]) row.fill(0);
    else for (let j = 0; j < row.length; j++) if (seen[j] === 0) row[j] = 0;
  }
  return new Matrix(W.rows, W.columns, data);
}
