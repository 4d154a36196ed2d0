import * as tf from '@tensorflow/tfjs-core';
import { Matrix } from '../matrix.js';
import { multiply } from '../multiply.js';
import { svd } from '../svd.js';
import { readBatch, split, tensorOf } from './batch.js';
import { polarGradient } from './polar-gradient.js';
import type { MatricesOf } from './tensor-types.js';

/**
 * Orthogonal factor of the polar decomposition of the matrices in a tensor, as a differentiable op: the nearest matrix
 * with orthonormal columns, or rows if A is wide.
 *
 * Q = U V^T for A = U diag(sigma) V^T
 *
 * The gradient is exact where singular values repeat. Q is not continuous where one is zero and then one choice of many;
 * reciprocals of sigma_k, or of sigma_i + sigma_j, that is zero to the precision of float32 (at most 2^-23 sigma_1) count
 * as 0 in the gradient, which is therefore finite.
 *
 * @param A - [..., m, n], float32 or int32; computed in float64 on a copy.
 * @returns [..., m, n], float32. There are no second derivatives.
 * @throws What {@link singularValues} throws.
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { polar } from '@lowrank/linalg/tfjs';
 *
 * const A = tf.tensor2d([[0, -2], [3, 0]]);
 * const Q = polar(A);
 * console.log(Q.arraySync()); // [[0, -1], [1, 0]]
 * tf.dispose([A, Q]);
 * ```
 * @see N. Higham, Functions of Matrices: Theory and Computation, SIAM (2008), chapter 8.
 */
export function polar<T extends tf.Tensor>(A: T): MatricesOf<T> {
  const { rows, columns, matrices } = readBatch('polar', A);
  const factors = matrices.map((matrix) => svd(matrix));
  const op = tf.customGrad(() => ({
    value: tensorOf(
      factors.map(({ U, V }) => multiply(U, V, { transposeB: true }).data),
      A.shape,
    ),
    gradFunc: (dy) => {
      const upstream = split(dy.dataSync<'float32'>(), factors.length);
      const gradients = factors.map(
        (factor, k) => polarGradient(factor, new Matrix(rows, columns, Float64Array.from(upstream[k]))).data,
      );
      return tensorOf(gradients, A.shape);
    },
  }));
  return op(A) as MatricesOf<T>;
}
