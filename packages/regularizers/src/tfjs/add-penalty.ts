import { ArgumentError, ShapeError } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import type { Penalty } from '../penalty.js';
import { caller, checkCall } from './check-call.js';
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
 * @throws ArgumentError without a layer, on what is none, and in training where a layer has no weights; ShapeError where
 * kernels can't be multiplied in this order, at once if the layers have them, otherwise in training. See `penaltyOp` for
 * the rest.
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
  options: AddPenaltyOptions = {},
): () => void {
  const who = caller('addPenalty', penalty);
  checkLayers(who, layers);
  const { of, ...rest } = checkCall(who, penalty, options, ['weight', 'of']);
  const last = layers[layers.length - 1];
  const penalise = penaltyOp(penalty, rest);
  const product = (kernels: tf.Tensor[]) => {
    checkChain(who, layers, kernels);
    return kernels.reduce((left, right) => tf.matMul(left, right));
  };
  if (!of && layers.every((layer) => layer.getWeights().length > 0)) {
    checkChain(
      who,
      layers,
      layers.map((layer) => kernelOf(layer, who)),
    );
  }
  const loss = () => penalise((of ?? product)(layers.map((layer) => kernelOf(layer, who))));
  last.addLoss(loss);
  return () => {
    const index = last.losses.indexOf(loss);
    if (index >= 0) last.losses.splice(index, 1);
  };
}

function checkLayers(who: string, layers: readonly PenalisedLayer[]): void {
  const remedy = 'Call it as addPenalty([first, second], ratio(), { weight: 0.05 }).';
  if (!Array.isArray(layers))
    throw new ArgumentError(`${who}: expected a list of layers, got ${kindOf(layers)}. ${remedy}`);
  if (layers.length === 0) throw new ArgumentError(`${who}: expected at least one layer, got none. ${remedy}`);
  const wrong = layers.findIndex((layer) => ![layer?.getWeights, layer?.addLoss].every((f) => typeof f === 'function'));
  if (wrong < 0) return;
  throw new ArgumentError(`${who}: layers[${wrong}] is no layer, it is ${kindOf(layers[wrong])}. ${remedy}`);
}

function kindOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? 'a function' : String(value);
  const { name } = value as { name?: unknown };
  return typeof name === 'string' ? `the object '${name}'` : 'an object';
}

/** W_1 W_2 ... W_N exists where every kernel is a matrix with as many columns as the next has rows. */
function checkChain(who: string, layers: readonly PenalisedLayer[], kernels: readonly tf.Tensor[]): void {
  const show = (k: number) => `that of '${layers[k].name}' has shape [${kernels[k].shape.join(', ')}]`;
  for (const [k, { rank, shape }] of kernels.entries()) {
    if (rank !== 2 && kernels.length > 1) {
      throw new ShapeError(
        `${who}: kernels of rank 2 have a product, ${show(k)}. Give \`of\`, which makes a matrix of the kernels.`,
      );
    }
    if (k === 0 || kernels[k - 1].shape[1] === shape[0]) continue;
    throw new ShapeError(
      `${who}: the kernels have no product in this order: ${show(k - 1)}, ${show(k)}. Pass the layers in the order in ` +
        'which data run through them, without a gap, or give `of`.',
    );
  }
}

function kernelOf(layer: PenalisedLayer, who: string): tf.Tensor {
  const [kernel] = layer.getWeights();
  if (kernel) return kernel;
  throw new ArgumentError(
    `${who}: the layer '${layer.name}' has no weights. Pass layers with a kernel, and put them into a model first.`,
  );
}
