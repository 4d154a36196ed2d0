import { type FloatArray, Matrix, Observations, random, type Seed } from '@lowrank/linalg';
import type { Biases } from '@lowrank/models';
import { rootMeanSquare } from './root-mean-square.js';

/** What mean and biases leave of the observed values. */
export interface Residuals {
  /** values - mu - b_i - c_j, in the order of the observations and the unit of the values. */
  readonly values: Float64Array;
  /** Root of their weighted mean square. */
  readonly size: number;
}

/** Observed values without mean and biases. */
export function residualsOf(observations: Observations, { mean, rows, columns }: Biases): Residuals {
  const { rowIndices, columnIndices, weights } = observations;
  const values = observations.values.map((value, k) => value - mean - rows[rowIndices[k]] - columns[columnIndices[k]]);
  return { values, size: rootMeanSquare(values, weights) };
}

/** The same entries with other values. */
export function withValues(observations: Observations, values: Float64Array): Observations {
  return Observations.from({
    rows: observations.rows,
    columns: observations.columns,
    rowIndices: observations.rowIndices,
    columnIndices: observations.columnIndices,
    weights: observations.weights,
    values,
  });
}

/** values / divisor on the observed entries, plus Gaussian noise of 1e-3 everywhere, float32. */
export function startFrom(
  observations: Observations,
  values: Float64Array,
  divisor: number,
  seed: Seed,
): Matrix<FloatArray> {
  const { rows, columns, rowIndices, columnIndices } = observations;
  const generator = random(seed, 'initialisation');
  const data = new Float32Array(rows * columns);
  for (let e = 0; e < data.length; e++) data[e] = 1e-3 * generator.normal();
  for (let k = 0; k < values.length; k++) data[rowIndices[k] * columns + columnIndices[k]] += values[k] / divisor;
  return new Matrix<FloatArray>(rows, columns, data);
}
