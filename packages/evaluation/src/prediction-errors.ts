import { checkPairs } from './check.js';

/**
 * Mean squared error of predictions.
 *
 * $$ \text{MSE} = \frac{1}{n} \sum_k (\text{predicted}_k - \text{actual}_k)^2 $$
 *
 * @param predicted - n predictions.
 * @param actual - n true values in the same order and unit.
 * @returns The mean, in squared units of the values; 0 only where all agree.
 * @throws ShapeError if the lengths differ; ArgumentError if there is no value; NonFiniteError on a NaN or infinity.
 * @example
 * ```ts
 * import { meanSquaredError } from '@lowrank/evaluation';
 *
 * console.log(meanSquaredError([1, 2, 3], [1, 2, 6])); // 3
 * ```
 * @see Arora et al. 2019, arXiv 1905.13655: the training loss is this mean over the observed entries.
 */
export function meanSquaredError(predicted: ArrayLike<number>, actual: ArrayLike<number>): number {
  checkPairs('meanSquaredError', predicted, actual);
  return meanOfSquares(predicted, actual);
}

/**
 * Root mean squared error of predictions, the usual score of rating prediction.
 *
 * $$ \text{RMSE} = \sqrt{\frac{1}{n} \sum_k (\text{predicted}_k - \text{actual}_k)^2} $$
 *
 * @param predicted - n predictions. They are not clipped: clip ratings to their scale first where a protocol says so.
 * @param actual - n true values in the same order and unit.
 * @returns The error, in the unit of the values.
 * @throws ShapeError if the lengths differ; ArgumentError if there is no value; NonFiniteError on a NaN or infinity.
 * @example
 * ```ts
 * import { rmse } from '@lowrank/evaluation';
 *
 * console.log(rmse([3, 4, 4, 5], [5, 4, 4, 3])); // 1.4142135623730951
 * ```
 * @see Herlocker et al. 2004, Evaluating collaborative filtering recommender systems.
 */
export function rmse(predicted: ArrayLike<number>, actual: ArrayLike<number>): number {
  checkPairs('rmse', predicted, actual);
  return Math.sqrt(meanOfSquares(predicted, actual));
}

/**
 * Mean absolute error of predictions.
 *
 * $$ \text{MAE} = \frac{1}{n} \sum_k |\text{predicted}_k - \text{actual}_k| $$
 *
 * @param predicted - n predictions.
 * @param actual - n true values in the same order and unit.
 * @returns The error, in the unit of the values; never above {@link rmse}.
 * @throws ShapeError if the lengths differ; ArgumentError if there is no value; NonFiniteError on a NaN or infinity.
 * @example
 * ```ts
 * import { mae } from '@lowrank/evaluation';
 *
 * console.log(mae([3, 4, 4, 5], [5, 4, 4, 3])); // 1
 * ```
 * @see Herlocker et al. 2004, Evaluating collaborative filtering recommender systems.
 */
export function mae(predicted: ArrayLike<number>, actual: ArrayLike<number>): number {
  checkPairs('mae', predicted, actual);
  let sum = 0;
  for (let k = 0; k < actual.length; k++) sum += Math.abs(predicted[k] - actual[k]);
  return sum / actual.length;
}

function meanOfSquares(predicted: ArrayLike<number>, actual: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < actual.length; k++) {
    const difference = predicted[k] - actual[k];
    sum += difference * difference;
  }
  return sum / actual.length;
}
