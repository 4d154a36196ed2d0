import { ArgumentError } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import type { Penalty } from '../penalty.js';
import { type PenaltyOpOptions, penaltyOp } from './penalty-op.js';

/** What a penalty needs of a layer; every layer of TensorFlow.js has it. */
export interface PenalisedLayer {
  /** Errors name it. */
  readonly name: string;
  /** Extra losses, which training adds to that of the model. */
  readonly losses: (() => tf.Scalar)[];
  /** All its weights; the kernel is the first. */
  getWeights(): tf.Tensor[];
  /** Adds an extra loss. */
  addLoss(loss: () => tf.Scalar): void;
}

/** Options of {@link addPenalty}. */
export interface AddPenaltyOptions extends PenaltyOpOptions {
  /** The matrix to be penalised, of the kernels in the order of the layers. Default: their product. */
  readonly of?: (kernels: tf.Tensor[]) => tf.Tensor;
}

/**
 * A penalty on the product of the kernels of several layers: weight * R(W_1 W_2 ... W_N) with x W_1 W_2 ... W_N what
 * linear layers without activation compute.
 *
 * It is a loss of the last of these layers: `fit` adds it, `evaluate` and `val_loss` leave it out. A model does not save
 * it: call this again after loading.
 *
 * @param layers those whose kernels are meant, in the order in which data run through them.
 * @param penalty any object that meets the Penalty contract.
 * @param options.weight lambda, unitless. Default 1.
 * @param options.of a differentiable function of the kernels to a tensor of shape [m, n].
 * @returns a function that takes the penalty away again.
 * @throws ArgumentError without a layer; in training, where a layer has no weights. See `penaltyOp` for the rest.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import { ratio } from '@lowrank/regularizers';
 * import { addPenalty } from '@lowrank/regularizers/tfjs';
 * import { layers, sequential } from '@tensorflow/tfjs-layers';
 *
 * const first = layers.dense({ units: 6, inputShape: [6], useBias: false });
 * const second = layers.dense({ units: 4, useBias: false });
 * const model = sequential({ layers: [first, second] }); // then compile and fit, as ever
 * const undo = addPenalty([first, second], ratio(), { weight: 0.05 });
 * console.log(model.layers[1].losses.length); // 1
 * undo();
 * console.log(model.layers[1].losses.length); // 0
 * ```
 */
export function addPenalty(
  layers: readonly PenalisedLayer[],
  penalty: Penalty,
  { of = product, ...options }: AddPenaltyOptions = {},
): () => void {
  const who = `addPenalty(${penalty?.name})`;
  const last = layers[layers.length - 1];
  if (last === undefined) throw new ArgumentError(`${who}: expected at least one layer, got none.`);
  const penalise = penaltyOp(penalty, options);
  const loss = () => penalise(of(layers.map((layer) => kernelOf(layer, who))));
  last.addLoss(loss);
  return () => {
    const index = last.losses.indexOf(loss);
    if (index >= 0) last.losses.splice(index, 1);
  };
}

function kernelOf(layer: PenalisedLayer, who: string): tf.Tensor {
  const [kernel] = layer.getWeights();
  if (kernel) return kernel;
  throw new ArgumentError(
    `${who}: the layer '${layer.name}' has no weights. Pass layers with a kernel, and put them into a model first.`,
  );
}

const product = (kernels: tf.Tensor[]) => kernels.reduce((left, right) => tf.matMul(left, right));
