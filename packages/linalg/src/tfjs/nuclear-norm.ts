import type * as tf from '@tensorflow/tfjs-core';
import { gradientOfSigma } from './singular-values.js';
import { spectrumOp } from './spectrum-op.js';
import type { NumbersOf } from './tensor-types.js';

/**
 * Nuclear norm of the matrices in a tensor, the sum of their singular values, as a differentiable op.
 *
 * d|A|_* / dA = U V^T over the singular values that are not zero to the precision of float32 (above 2^-23 sigma_1),
 * repeated or not. Where some are zero the norm has many subgradients, and this is the one of least norm.
 *
 * @param A - [..., m, n], float32 or int32; computed in float64 on a copy.
 * @returns [...], float32: a scalar for one matrix. There are no second derivatives.
 * @throws What {@link singularValues} throws.
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { nuclearNorm } from '@lowrank/linalg/tfjs';
 *
 * const A = tf.tensor2d([[3, 0], [0, -4]]);
 * const { value, grad } = tf.valueAndGrad((x: tf.Tensor2D) => nuclearNorm(x))(A);
 * console.log(value.dataSync()[0], grad.arraySync()); // 7 and [[1, 0], [0, -1]]
 * tf.dispose([A, value, grad]);
 * ```
 * @see G. Watson, Characterization of the subdifferential of some matrix norms, Linear Algebra Appl. 170 (1992).
 */
export function nuclearNorm<T extends tf.Tensor>(A: T): NumbersOf<T> {
  return spectrumOp('nuclearNorm', A, {
    shape: () => [],
    value: (sigma) => [sigma.reduce((sum, value) => sum + value, 0)],
    gradient: (sigma, [upstream]) => gradientOfSigma(sigma, new Float64Array(sigma.length).fill(upstream)),
  }) as NumbersOf<T>;
}
