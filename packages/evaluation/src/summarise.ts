import { ArgumentError } from '@lowrank/linalg';
import { checkFinite } from './check.js';
import { quantileOfSorted } from './quantile.js';

/** What {@link summarise} tells about repeated runs; every field but `count` has the unit of the values. */
export interface Summary {
  /** Number of values n. */
  readonly count: number;
  /** Quantile at 0.5. */
  readonly median: number;
  /** Quantile at 0.25 by linear interpolation (type 7). */
  readonly lowerQuartile: number;
  /** Quantile at 0.75 by linear interpolation (type 7). */
  readonly upperQuartile: number;
  /** The smallest value. */
  readonly minimum: number;
  /** The largest value. */
  readonly maximum: number;
  /** Arithmetic mean. */
  readonly mean: number;
  /** Of a sample, with n - 1 in the denominator; NaN for a single value, which says nothing about spread. */
  readonly standardDeviation: number;
}

/**
 * Summary of a result over repeated runs.
 *
 * mean = (1/n) sum_k x_k, standardDeviation = sqrt(sum_k (x_k - mean)^2 / (n - 1)), quartiles as in {@link quantile}
 *
 * @param values - One number per repetition, in any order; left as they are.
 * @returns A frozen {@link Summary}.
 * @throws ArgumentError on an empty list; NonFiniteError on a NaN or infinity, such as the error of a diverged run.
 * @example
 * ```ts
 * import { summarise } from '@lowrank/evaluation';
 *
 * const { median, lowerQuartile, upperQuartile } = summarise([0.03, 0.01, 0.02, 0.5, 0.04]);
 * console.log(median, lowerQuartile, upperQuartile); // 0.03 0.02 0.04
 * ```
 * @see Hyndman & Fan 1996, Sample quantiles in statistical packages, The American Statistician 50(4), definition 7.
 */
export function summarise(values: ArrayLike<number>): Summary {
  const count = values.length;
  if (count === 0) throw new ArgumentError('summarise: at least one value is needed, got none.');
  checkFinite('summarise', 'the value', values);
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = sum / count;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) * (value - mean);
  return Object.freeze({
    count,
    median: quantileOfSorted(sorted, 0.5),
    lowerQuartile: quantileOfSorted(sorted, 0.25),
    upperQuartile: quantileOfSorted(sorted, 0.75),
    minimum: sorted[0],
    maximum: sorted[count - 1],
    mean,
    standardDeviation: count === 1 ? Number.NaN : Math.sqrt(squares / (count - 1)),
  });
}
