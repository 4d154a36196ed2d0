import * as tf from '@tensorflow/tfjs-core';
import type { Penalty } from '../penalty.js';
import { caller, checkCall } from './check-call.js';
import { LowrankRegularizer } from './lowrank-regularizer.js';
import type { PenaltyOpOptions } from './penalty-op.js';

/**
 * A penalty on the kernel of one layer: for `kernelRegularizer`, and wherever else TensorFlow.js layers take a
 * regularizer.
 *
 * `fit` adds weight * R(kernel) to the loss, once for each use of the layer; `evaluate` and `val_loss` leave it out, as
 * they do with every regularizer of tfjs-layers. It is saved with the model; call `register` before loading one.
 *
 * @param penalty any object that meets the Penalty contract.
 * @param options.weight lambda, unitless. Default 1.
 * @returns the regularizer, which one or several layers may share.
 * @throws PenaltyError on an object that is no penalty; ArgumentError on an option of another name or a weight that is no
 * number. In training see `penaltyOp`.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import { ratio } from '@lowrank/regularizers';
 * import { asRegularizer } from '@lowrank/regularizers/tfjs';
 * import { layers, sequential } from '@tensorflow/tfjs-layers';
 *
 * const kernelRegularizer = asRegularizer(ratio(), { weight: 0.05 });
 * const model = sequential({ layers: [layers.dense({ units: 4, inputShape: [6], kernelRegularizer })] });
 * const [loss] = model.layers[0].calculateLosses();
 * console.log(loss.dataSync()[0]); // 0.05 times a number from 1 to 2
 * ```
 */
export function asRegularizer(penalty: Penalty, options: PenaltyOpOptions = {}): LowrankRegularizer {
  checkCall(caller('asRegularizer', penalty), penalty, options, ['weight']);
  tf.serialization.registerClass(LowrankRegularizer);
  return new LowrankRegularizer(penalty, options);
}
