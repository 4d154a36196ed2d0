import { ArgumentError } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import { checkFitOptions } from '../check-fit-options.js';
import type { FitOptions, FitResult } from '../options.js';
import { resolveProblem } from '../problem.js';
import { train } from '../train.js';
import { tensorTrainer } from './tensor-trainer.js';

/**
 * The same training as `fit` of `@lowrank/models`, as a tensor program on the current TensorFlow.js backend, in
 * float32. It takes the same options and is the independent check of the native runtime.
 *
 * @param options as for `fit` of `@lowrank/models`; `precision` must be `float32` or absent.
 * @returns the same result.
 * @throws ArgumentError on the `webgpu` backend, which can't be read synchronously, on float64, or on a loss that is not
 * given by name; what `fit` throws.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import { Observations } from '@lowrank/linalg';
 * import { fit } from '@lowrank/models/tfjs';
 * import { adam } from '@lowrank/optimizers';
 * import { ratio } from '@lowrank/regularizers';
 *
 * const { W } = await fit({
 *   observations: Observations.from({
 *     rows: 2, columns: 2, rowIndices: [0, 0, 1], columnIndices: [0, 1, 0], values: [1, 2, 3],
 *   }),
 *   network: { depth: 2 },
 *   terms: [{ penalty: ratio(), weight: 0.01 }],
 *   optimizer: adam({ learningRate: 1e-2 }),
 *   steps: 50,
 *   seed: 0,
 * });
 * console.log(W.toArray());
 * ```
 */
export async function fit(options: FitOptions): Promise<FitResult> {
  checkFitOptions(options);
  if (options.precision === 'float64') {
    throw new ArgumentError(
      "fit: tensors are float32, precision is 'float64'. Leave it out, or use the native runtime.",
    );
  }
  if (typeof options.loss === 'object') {
    throw new ArgumentError(
      `fit: tensors know the losses 'mean' and 'half-sum', loss is '${options.loss.name}'. Use the native runtime.`,
    );
  }
  await tf.ready();
  if (tf.getBackend() === 'webgpu') {
    throw new ArgumentError("fit: backend 'webgpu' can't be read synchronously. Use wasm or cpu.");
  }
  const problem = resolveProblem(options, 'tfjs');
  const trainer = tensorTrainer(problem);
  try {
    return await train(problem, trainer, options);
  } finally {
    trainer.dispose();
  }
}
