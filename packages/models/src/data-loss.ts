import {
  type Allocate,
  ArgumentError,
  type FloatArray,
  type Json,
  type Observations,
  type State,
} from '@lowrank/linalg';
import { squaredResiduals } from './squared-residuals.js';

/** Normalisation of the data loss: the mean of squared residuals, or half their sum. */
export type LossName = 'mean' | 'half-sum';

/** What was observed, entry by entry. */
export type Observed = Pick<Observations, 'values' | 'weights'>;

/** The part of the objective that sees data: a function of the observed entries of W alone. */
export interface DataLoss {
  /** camelCase; stands in every checkpoint. */
  readonly name: string;
  /** The parameters it was made with, where it has any: a checkpoint of another loss is refused by them. */
  readonly params?: Readonly<Record<string, Json>> | undefined;
  /** The state before the first step. */
  init(observations: Observations, allocate: Allocate): State;
  /** Returns the loss and writes its derivative by each predicted entry to `gradient`. Both follow the observations. */
  evaluate(observed: Observed, predicted: FloatArray, state: State, gradient: FloatArray): number;
}

/**
 * Squared error over the observed entries, with weights w_k (1 where there are none):
 * `mean` is $\sum_k w_k r_k^2 / \sum_k w_k$, `half-sum` is $\frac{1}{2} \sum_k w_k r_k^2$, r = predicted - observed.
 *
 * @throws ArgumentError on another name.
 *
 * @example
 * ```ts
 * import { squaredLoss } from '@lowrank/models';
 *
 * console.log(squaredLoss('mean').name); // mean
 * ```
 */
export function squaredLoss(name: LossName): DataLoss {
  if (name !== 'mean' && name !== 'half-sum') {
    throw new ArgumentError(`fit: loss is '${name}', expected 'mean' or 'half-sum'.`);
  }
  return Object.freeze<DataLoss>({
    name,
    init: () => ({ slots: {}, globals: {} }),
    evaluate: ({ values, weights }, predicted, _state, gradient) => {
      const total = weights ? weights.reduce((sum, w) => sum + w, 0) : values.length;
      const factor = name === 'mean' ? 1 / total : 0.5;
      return (
        factor *
        (weights
          ? weightedResiduals(predicted, values, weights, 2 * factor, gradient)
          : squaredResiduals(predicted, values, 2 * factor, gradient))
      );
    },
  });
}

/** The sum of w_k r_k^2 for r = predicted - values; writes factor w_k r_k to `gradient`. */
function weightedResiduals(
  predicted: FloatArray,
  values: Float64Array,
  weights: Float64Array,
  factor: number,
  gradient: FloatArray,
): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const residual = predicted[k] - values[k];
    const weighted = weights[k] * residual;
    sum += weighted * residual;
    gradient[k] = factor * weighted;
  }
  return sum;
}
