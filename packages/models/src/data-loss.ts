import {
  type Allocate,
  ArgumentError,
  type FloatArray,
  type Json,
  type Observations,
  type State,
} from '@lowrank/linalg';

/** Normalisation of the data loss: the mean of squared residuals, or half their sum. */
export type LossName = 'mean' | 'half-sum';

/** The part of the objective that sees data: a function of the observed entries of W alone. */
export interface DataLoss {
  readonly name: string;
  /** The parameters it was made with, where it has any: a checkpoint of another loss is refused by them. */
  readonly params?: Readonly<Record<string, Json>> | undefined;
  init(observations: Observations, allocate: Allocate): State;
  /** Returns the loss and writes its derivative by each predicted entry to `gradient`. Both follow the observations. */
  evaluate(observations: Observations, predicted: FloatArray, state: State, gradient: FloatArray): number;
}

/**
 * Squared error over the observed entries, with weights w_k (1 where there are none):
 * `mean` is sum w_k r_k^2 / sum w_k, `half-sum` is sum w_k r_k^2 / 2, r = predicted - observed.
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
      let sum = 0;
      for (let k = 0; k < values.length; k++) {
        const residual = predicted[k] - values[k];
        const weighted = weights ? weights[k] * residual : residual;
        sum += weighted * residual;
        gradient[k] = 2 * factor * weighted;
      }
      return factor * sum;
    },
  });
}
