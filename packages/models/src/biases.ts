import type { Observations } from '@lowrank/linalg';

/** A mean and one deviation from it for each row and column. */
export interface Biases {
  /** mu, in the unit of the values. */
  mean: number;
  /** b_i, one a row; 0 where nothing is observed. */
  readonly rows: Float64Array;
  /** c_j, one a column; 0 where nothing is observed. */
  readonly columns: Float64Array;
}

/** How strongly biases are drawn to 0: as many observations of 0 more in every row, and in every column. */
export interface BiasDamping {
  /** In observations of a row. */
  readonly rows: number;
  /** In observations of a column. */
  readonly columns: number;
}

/**
 * One round of alternating least squares for mu + b_i + c_j on t = values - W at the observed entries, each in closed form
 * with the others held, in this order:
 *
 *     mu  = sum w (t - b_i - c_j) / sum w
 *     c_j = sum over column j of w (t - mu - b_i) / (sum w + damping.columns)
 *     b_i = sum over row i of w (t - mu - c_j) / (sum w + damping.rows)
 *
 * @param observations - where, what, and the weights w, 1 where there are none.
 * @param W - the part of the prediction beside the biases, at the observed entries in their order; undefined for 0.
 * @param damping - in observations, 0 or more.
 * @param biases - where to start from; overwritten.
 * @example
 * ```ts
 * import { Observations } from '@lowrank/linalg';
 * import { refitBiases } from '@lowrank/models';
 *
 * const observations = Observations.from({
 *   rows: 2, columns: 2, rowIndices: [0, 0, 1, 1], columnIndices: [0, 1, 0, 1], values: [1, 2, 3, 4],
 * });
 * const biases = { mean: 0, rows: new Float64Array(2), columns: new Float64Array(2) };
 * refitBiases(observations, undefined, { rows: 0, columns: 0 }, biases);
 * console.log(biases.mean, biases.rows, biases.columns); // 2.5, [-1, 1], [-0.5, 0.5]
 * ```
 */
export function refitBiases(
  { rowIndices, columnIndices, values, weights }: Observations,
  W: ArrayLike<number> | undefined,
  damping: BiasDamping,
  biases: Biases,
): void {
  const { rows, columns } = biases;
  const target = W ? values.map((value, k) => value - W[k]) : values;
  const weight = (k: number) => (weights ? weights[k] : 1);
  let [sum, total] = [0, 0];
  for (let k = 0; k < target.length; k++) {
    sum += weight(k) * (target[k] - rows[rowIndices[k]] - columns[columnIndices[k]]);
    total += weight(k);
  }
  biases.mean = sum / total;
  const refit = (line: Int32Array, own: Float64Array, across: Int32Array, other: Float64Array, damped: number) => {
    const totals = new Float64Array(own.length).fill(damped);
    own.fill(0);
    for (let k = 0; k < target.length; k++) {
      own[line[k]] += weight(k) * (target[k] - biases.mean - other[across[k]]);
      totals[line[k]] += weight(k);
    }
    for (let i = 0; i < own.length; i++) if (totals[i] > 0) own[i] /= totals[i];
  };
  refit(columnIndices, columns, rowIndices, rows, damping.columns);
  refit(rowIndices, rows, columnIndices, columns, damping.rows);
}
