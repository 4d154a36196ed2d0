import { lowRankProblem, syntheticRatings } from '@lowrank/datasets';
import { type Matrix, Observations } from '@lowrank/linalg';

/** A few ratings of 1 to 5. */
export const ratings = syntheticRatings({ rows: 40, columns: 30, count: 500, minimumPerRow: 5, seed: 0 });

/** Noiseless entries of a matrix of rank 2. */
export const lowRank = lowRankProblem({ rows: 40, columns: 30, rank: 2, observed: 600, seed: 0 });

/** Entries given as [row, column, value]. */
export function entries(
  rows: number,
  columns: number,
  list: readonly (readonly [number, number, number])[],
): Observations {
  const column = (k: number) => list.map((entry) => entry[k]);
  return Observations.from({ rows, columns, rowIndices: column(0), columnIndices: column(1), values: column(2) });
}

/** |predictions - truth| / |truth| on the entries that are not observed. */
export function unseenError(W: Matrix, truth: Matrix, { rowIndices, columnIndices, columns }: Observations): number {
  const seen = new Set(rowIndices.map((i, k) => i * columns + columnIndices[k]));
  let [error, size] = [0, 0];
  truth.data.forEach((x, at) => {
    if (seen.has(at)) return;
    error += (W.data[at] - x) ** 2;
    size += x * x;
  });
  return Math.sqrt(error / size);
}
