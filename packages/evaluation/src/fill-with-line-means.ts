import { Matrix, type Observations } from '@lowrank/linalg';

/**
 * Reference prediction from row and column means: what a method should beat before it is worth its time.
 *
 * W_ij = rowMean_i + columnMean_j - overallMean, with means over the observed entries
 *
 * Every entry is predicted, the observed ones too, so the result has rank 2 at most. A row or column without an
 * observed entry takes the overall mean. Weights of the observations are not used.
 *
 * @param observations - Observed entries of an `[m, n]` matrix.
 * @returns The prediction, `[m, n]`, in the unit of the values.
 * @example
 * ```ts
 * import { fillWithLineMeans } from '@lowrank/evaluation';
 * import { Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.from({
 *   rows: 2, columns: 2, rowIndices: [0, 0, 1], columnIndices: [0, 1, 0], values: [1, 3, 5],
 * });
 * console.log(fillWithLineMeans(observations).toArray()); // [ [ 2, 2 ], [ 5, 5 ] ]
 * ```
 * @see The additive two-way fit of the analysis of variance; with unequal counts it is not the least-squares fit.
 */
export function fillWithLineMeans(observations: Observations): Matrix {
  const { rows, columns, rowIndices, columnIndices, values, count } = observations;
  let sum = 0;
  for (const value of values) sum += value;
  const overall = sum / count;
  const rowMeans = lineMeans(rows, rowIndices, values, overall);
  const columnMeans = lineMeans(columns, columnIndices, values, overall);
  const W = Matrix.zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) W.data[i * columns + j] = rowMeans[i] + columnMeans[j] - overall;
  }
  return W;
}

function lineMeans(lines: number, indices: Int32Array, values: Float64Array, overall: number): Float64Array {
  const [means, counts] = [new Float64Array(lines), new Int32Array(lines)];
  for (let k = 0; k < values.length; k++) {
    means[indices[k]] += values[k];
    counts[indices[k]]++;
  }
  for (let line = 0; line < lines; line++) means[line] = counts[line] > 0 ? means[line] / counts[line] : overall;
  return means;
}
