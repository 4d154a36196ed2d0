import { ArgumentError } from '@lowrank/linalg';
import { checkFinite } from './check.js';

/**
 * Quantile of a list by linear interpolation between order statistics: type 7 of Hyndman & Fan, the default of R and
 * NumPy.
 *
 * With x sorted and counted from 0, h = (n - 1) p: Q(p) = x_floor(h) + (h - floor(h)) (x_(floor(h)+1) - x_floor(h))
 *
 * @param values - n numbers in any order; left as they are.
 * @param probability - p, from 0 (minimum) over 0.5 (median) to 1 (maximum).
 * @returns The quantile, in the unit of the values.
 * @throws ArgumentError on an empty list or a probability outside [0, 1]; NonFiniteError on a NaN or infinity.
 * @example
 * ```ts
 * import { quantile } from '@lowrank/evaluation';
 *
 * console.log(quantile([4, 1, 3, 2], 0.25)); // 1.75
 * ```
 * @see Hyndman & Fan 1996, Sample quantiles in statistical packages, The American Statistician 50(4), definition 7.
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  if (values.length === 0) throw new ArgumentError('quantile: at least one value is needed, got none.');
  if (!(probability >= 0 && probability <= 1)) {
    throw new ArgumentError(`quantile: expected a probability from 0 to 1, got ${probability}. Give 25 % as 0.25.`);
  }
  checkFinite('quantile', 'the value', values);
  return quantileOfSorted(Float64Array.from(values).sort(), probability);
}

/** {@link quantile} of checked values that already ascend. */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
