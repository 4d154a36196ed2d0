import { ArgumentError, Matrix, ShapeError } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import { PenaltyError } from '../errors.js';
import { evaluatePenalty } from '../evaluate-penalty.js';
import type { Penalty } from '../penalty.js';
import { caller, checkCall } from './check-call.js';

/** Options of {@link penaltyOp}. */
export interface PenaltyOpOptions {
  /** lambda, multiplied inside the op so that a program on tfjs-core alone needs no gradient of a product. Default 1. */
  readonly weight?: number;
}

/**
 * A penalty as a differentiable op on a tensor: value weight * R(W) and its analytic gradient, computed in float64 on a
 * copy of W and rounded to float32. It needs no gradient that a tfjs-core build may lack.
 *
 * @param penalty any object that meets the Penalty contract.
 * @param options.weight lambda, unitless.
 * @returns a function from a tensor of shape [m, n] to a scalar. Of a tensor of higher rank, such as the kernel of a
 * convolution, the last dimension gives the columns and the others the rows.
 * @throws PenaltyError on an object that is no penalty, where R is undefined, and where an entry of W is not finite, as
 * after divergence; ArgumentError on an option of another name, on a weight that is no number, on what is no tensor, and on
 * a backend that can't be read synchronously (webgpu); ShapeError on a vector or a scalar. Second derivatives do not exist.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { ratio } from '@lowrank/regularizers';
 * import { penaltyOp } from '@lowrank/regularizers/tfjs';
 *
 * const penalise = penaltyOp(ratio(), { weight: 0.05 });
 * const gradient = tf.grad((W) => penalise(W))(tf.tensor2d([[3, 1], [0, 4]]));
 * console.log(gradient.shape); // [2, 2]
 * ```
 */
export function penaltyOp(penalty: Penalty, options: PenaltyOpOptions = {}): (W: tf.Tensor) => tf.Scalar {
  const who = caller('penaltyOp', penalty);
  const { weight = 1 } = checkCall(who, penalty, options, ['weight']);
  if (!Number.isFinite(weight)) throw new ArgumentError(`${who}: weight is ${weight}, expected a finite number.`);
  const op = tf.customGrad((...inputs) => {
    const tensor = inputs[0] as tf.Tensor;
    const columns = tensor.shape[tensor.rank - 1];
    const rows = tensor.size / columns;
    const W = new Matrix(rows, columns, Float64Array.from(tensor.dataSync()));
    checkFinite(who, tensor.shape, W.data);
    const gradient = new Matrix(rows, columns, new Float32Array(rows * columns));
    const value = weight * evaluatePenalty(penalty, W, gradient);
    for (let k = 0; k < gradient.data.length; k++) gradient.data[k] *= weight;
    const gradFunc = (dy: tf.Tensor) => tf.mul(dy, tf.tensor(gradient.data, tensor.shape));
    return { value: tf.scalar(value), gradFunc };
  });
  return (W) => {
    checkTensor(who, W);
    return op(W) as tf.Scalar;
  };
}

/** A decomposition of what is not finite would end in an error that names neither penalty nor cause. */
function checkFinite(who: string, shape: readonly number[], values: Float64Array): void {
  const first = values.findIndex((value) => !Number.isFinite(value));
  if (first < 0) return;
  const found = values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  throw new PenaltyError(
    `${who}: the kernel, or product of kernels, of shape [${shape.join(', ')}] has ${values[first]}; ${found} of its ` +
      `${values.length} entries are not finite. Training has diverged: lower the learning rate or the weight of the ` +
      'penalty, and look for such numbers in the data.',
  );
}

function checkTensor(who: string, W: tf.Tensor): void {
  if (tf.getBackend() === 'webgpu') {
    throw new ArgumentError(
      `${who}: the backend webgpu can't be read synchronously during differentiation, which the decomposition needs. ` +
        "Choose another with tf.setBackend('wasm') or 'cpu'.",
    );
  }
  if (!(W instanceof tf.Tensor)) {
    throw new ArgumentError(
      `${who}: expected a tensor of shape [m, n], got ${W}. Return one where a matrix is asked for.`,
    );
  }
  if (W.rank < 2) {
    throw new ShapeError(
      `${who}: expected a tensor of shape [m, n] or of higher rank, got [${W.shape.join(', ')}]. Penalise the kernel of ` +
        'a layer, not its bias, or reshape it first.',
    );
  }
}
