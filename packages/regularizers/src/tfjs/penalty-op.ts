import { ArgumentError, Matrix, ShapeError } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import { evaluatePenalty } from '../evaluate-penalty.js';
import type { Penalty } from '../penalty.js';

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
 * @returns a function from a tensor of shape [m, n] to a scalar.
 * @throws ArgumentError on a backend that can't be read synchronously (webgpu); ShapeError on a tensor that is not a
 * matrix; PenaltyError where R is undefined. Second derivatives do not exist.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { ratio } from '@lowrank/regularizers';
 * import { penaltyOp } from '@lowrank/regularizers/tfjs';
 *
 * const penalise = penaltyOp(ratio(), { weight: 0.05 });
 * const gradient = tf.grad((W) => penalise(W as tf.Tensor2D))(tf.tensor2d([[3, 1], [0, 4]]));
 * console.log(gradient.shape); // [2, 2]
 * ```
 */
export function penaltyOp(penalty: Penalty, { weight = 1 }: PenaltyOpOptions = {}): (W: tf.Tensor2D) => tf.Scalar {
  const op = tf.customGrad((...inputs) => {
    const tensor = inputs[0] as tf.Tensor;
    if (tf.getBackend() === 'webgpu') {
      throw new ArgumentError(
        `penaltyOp(${penalty.name}): backend 'webgpu' can't be read synchronously during differentiation. Use wasm or cpu.`,
      );
    }
    if (tensor.rank !== 2) {
      throw new ShapeError(
        `penaltyOp(${penalty.name}): expected a tensor of shape [m, n], got [${tensor.shape.join(', ')}]. Reshape it first.`,
      );
    }
    const [rows, columns] = tensor.shape;
    const W = new Matrix(rows, columns, Float64Array.from(tensor.dataSync()));
    const gradient = new Matrix(rows, columns, new Float32Array(rows * columns));
    const value = weight * evaluatePenalty(penalty, W, gradient);
    for (let k = 0; k < gradient.data.length; k++) gradient.data[k] *= weight;
    const gradFunc = (dy: tf.Tensor) => tf.mul(dy, tf.tensor2d(gradient.data, [rows, columns]));
    return { value: tf.scalar(value), gradFunc };
  });
  return (W) => op(W) as tf.Scalar;
}
