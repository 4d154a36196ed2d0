import type * as tf from '@tensorflow/tfjs-core';
import { float32Tolerance } from './float32-tolerance.js';
import { type SpectrumFunction, spectrumOp } from './spectrum-op.js';
import type { VectorsOf } from './tensor-types.js';

/**
 * Singular values of the matrices in a tensor, descending, as a differentiable op.
 *
 * dsigma_k / dA = u_k v_k^T, and 0 where sigma_k is zero to the precision of float32 (at most 2^-23 sigma_1): the
 * subgradient of least norm. Where values repeat, a symmetric function of them, such as their sum, still has its exact
 * gradient; a single one of them has none, and gets that of the vectors that were found.
 *
 * @param A - [..., m, n], float32 or int32; computed in float64 on a copy.
 * @returns [..., min(m, n)], float32. There are no second derivatives.
 * @throws ArgumentError on the backend webgpu or another type of tensor; ShapeError on a tensor without a matrix in it;
 * NonFiniteError on a NaN or an infinity, naming the entry.
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { singularValues } from '@lowrank/linalg/tfjs';
 *
 * const A = tf.tensor2d([[0, 2], [1, 0]]);
 * const sigma = singularValues(A);
 * console.log(sigma.dataSync()); // 2 and 1
 * tf.dispose([A, sigma]);
 * ```
 * @see M. Giles, Collected matrix derivative results for forward and reverse mode algorithmic differentiation (2008).
 */
export function singularValues<T extends tf.Tensor>(A: T): VectorsOf<T> {
  return spectrumOp('singularValues', A, sigmaItself) as VectorsOf<T>;
}

/** The singular values as a function of themselves. */
export const sigmaItself: SpectrumFunction = {
  shape: (r) => [r],
  value: (sigma) => sigma,
  gradient: gradientOfSigma,
};

/** dL/dsigma without what belongs to singular values of zero. */
export function gradientOfSigma(sigma: Float64Array, upstream: ArrayLike<number>): Float64Array {
  const tolerance = float32Tolerance(sigma);
  return sigma.map((value, k) => (value > tolerance ? upstream[k] : 0));
}
