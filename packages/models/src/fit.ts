import { nativeTrainer } from './native-trainer.js';
import type { FitOptions, FitResult } from './options.js';
import { resolveProblem } from './problem.js';
import { train } from './train.js';

/**
 * Trains a linear network $W = W_N \cdots W_1$ on the observed entries of a matrix by full-batch steps on
 *
 * $$ L(W_\Omega) + \sum_t \lambda_t R_t(W \text{ or } W_1, \dots, W_N). $$
 *
 * Asynchronous: it yields about every 50 ms. The same options give the same bits, resumed or not, observed or not.
 *
 * @param options see {@link FitOptions}; observations, optimizer, steps and seed are required.
 * @returns the product and factors in float64, how training ended, and a checkpoint to go on from.
 * @throws ArgumentError or ShapeError on options that don't fit together; DivergenceError at the first step whose loss
 * or penalty is not finite; CheckpointError if `resume` belongs to another run; PenaltyError where a penalty is
 * undefined.
 * @see Zhao, Combining Explicit and Implicit Regularization for Efficient Learning in Deep Networks, NeurIPS 2022,
 * arXiv 2306.00342; Arora, Cohen, Hu & Luo, arXiv 1905.13655, for the setting.
 *
 * @example
 * ```ts
 * import { Observations } from '@lowrank/linalg';
 * import { fit } from '@lowrank/models';
 * import { adam } from '@lowrank/optimizers';
 * import { ratio } from '@lowrank/regularizers';
 *
 * const observations = Observations.from({
 *   rows: 3, columns: 3,
 *   rowIndices: [0, 0, 1, 1, 2], columnIndices: [0, 1, 1, 2, 0], values: [1, 2, 4, 6, 3],
 * });
 * const { W, engine } = await fit({
 *   observations,
 *   terms: [{ penalty: ratio(), weight: 0.05 }],
 *   optimizer: adam({ learningRate: 1e-2 }),
 *   steps: 500,
 *   seed: 0,
 * });
 * console.log(engine, W.toArray());
 * ```
 */
export async function fit(options: FitOptions): Promise<FitResult> {
  const problem = resolveProblem(options, 'native');
  return train(problem, nativeTrainer(problem), options);
}
