import type * as tf from '@tensorflow/tfjs-core';
import { ArgumentError } from '../errors.js';
import { Matrix } from '../matrix.js';
import { svd as decompose } from '../svd.js';
import { readBatch, split, tensorOf } from './batch.js';
import { severalOutputs } from './several-outputs.js';
import { sigmaItself } from './singular-values.js';
import { spectrumOp } from './spectrum-op.js';
import { svdGradient } from './svd-gradient.js';
import type { MatricesOf, VectorsOf } from './tensor-types.js';

/** Singular values alone, as a tensor. */
export type TensorSpectrum<T extends tf.Tensor = tf.Tensor> = {
  /** [..., min(m, n)], descending, none negative. */
  readonly sigma: VectorsOf<T>;
};

/** A = U diag(sigma) V^T, as tensors. */
export type TensorSvd<T extends tf.Tensor = tf.Tensor> = TensorSpectrum<T> & {
  /** Left singular vectors in columns, [..., m, min(m, n)]. */
  readonly U: MatricesOf<T>;
  /** Right singular vectors in columns, not transposed: [..., n, min(m, n)]. */
  readonly V: MatricesOf<T>;
};

/** What {@link svd} computes. */
export interface TensorSvdOptions {
  /** The vectors that belong to the min(m, n) singular values, the default, or none. */
  readonly vectors?: 'thin' | 'none';
}

/**
 * Singular value decomposition of the matrices in a tensor, as a differentiable op: what `tf.linalg.svd` is in Python.
 *
 * $$ A = U \operatorname{diag}(\sigma) V^\top, \qquad \sigma_1 \ge \sigma_2 \ge \dots \ge 0, $$
 *
 * with orthonormal columns in U and V.
 *
 * In every column of U the first entry of largest absolute value is positive; V follows. Where singular values repeat,
 * or are zero, their vectors are one orthonormal basis of many.
 *
 * The gradient, by U, sigma and V at once, is the standard one, with reciprocals of sigma_j - sigma_i, sigma_i + sigma_j
 * and sigma_k. Those of a denominator that is zero to the precision of float32 (at most 2^-23 sigma_1) count as 0, and
 * so does the derivative of a sigma_k of zero: the gradient is finite where values repeat or vanish.
 * Two limits remain. A loss of the product U diag(sigma) V^T loses, where values repeat, that part of its gradient which
 * is symmetric among the vectors of one value. And errors of float32 in the derivatives by U and V come back multiplied
 * by 1 / (sigma_j - sigma_i). {@link nuclearNorm}, {@link polar} and {@link effectiveRank} have neither.
 *
 * @param A - [..., m, n], float32 or int32; computed in float64 on a copy.
 * @param options - `vectors`: `'thin'` (default) or `'none'`.
 * @returns `sigma` [..., min(m, n)], and unless `vectors` is `'none'` `U` [..., m, min(m, n)] and `V` [..., n, min(m, n)],
 * float32. There are no second derivatives: a gradient of the gradient takes it for a constant.
 * @throws ArgumentError on an unknown option, the backend webgpu or another type of tensor; ShapeError on a tensor
 * without a matrix in it; NonFiniteError on a NaN or an infinity, naming the entry.
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { svd } from '@lowrank/linalg/tfjs';
 *
 * const A = tf.tensor2d([[3, 0], [4, 5]]);
 * const { U, sigma, V } = svd(A);
 * console.log(sigma.dataSync()); // 6.7082... and 2.2360..., that is sqrt(45) and sqrt(5)
 * console.log(U.arraySync(), V.arraySync());
 * const gradient = tf.grad((x) => svd(x).sigma)(A); // of the sum of sigma
 * console.log(gradient.arraySync());
 * tf.dispose([A, U, sigma, V, gradient]);
 * ```
 * @see J. Townsend, Differentiating the singular value decomposition, technical report (2016); M. Giles, Collected matrix
 * derivative results for forward and reverse mode algorithmic differentiation (2008).
 */
export function svd<T extends tf.Tensor>(A: T, options: { readonly vectors: 'none' }): TensorSpectrum<T>;
export function svd<T extends tf.Tensor>(A: T, options?: { readonly vectors?: 'thin' }): TensorSvd<T>;
export function svd<T extends tf.Tensor>(A: T, options?: TensorSvdOptions): TensorSpectrum<T> | TensorSvd<T>;
export function svd<T extends tf.Tensor>(
  A: T,
  { vectors = 'thin' }: TensorSvdOptions = {},
): TensorSpectrum | TensorSvd {
  if (vectors !== 'thin' && vectors !== 'none') {
    throw new ArgumentError(`svd: vectors is one of 'thin', 'none', got '${vectors}'.`);
  }
  if (vectors === 'none') return { sigma: spectrumOp('svd', A, sigmaItself) };
  const { leading, rows, columns, matrices } = readBatch('svd', A);
  const r = Math.min(rows, columns);
  const factors = matrices.map((matrix) => decompose(matrix));
  const [U, sigma, V] = severalOutputs(
    A,
    [
      { parts: factors.map((factor) => factor.U.data), shape: [...leading, rows, r] },
      { parts: factors.map((factor) => factor.sigma), shape: [...leading, r] },
      { parts: factors.map((factor) => factor.V.data), shape: [...leading, columns, r] },
    ],
    (upstream) => {
      const [dU, dSigma, dV] = upstream.map((data) => split(data, factors.length));
      const gradients = factors.map(
        (factor, k) =>
          svdGradient(factor, {
            U: new Matrix(rows, r, Float64Array.from(dU[k])),
            sigma: Float64Array.from(dSigma[k]),
            V: new Matrix(columns, r, Float64Array.from(dV[k])),
          }).data,
      );
      return tensorOf(gradients, A.shape);
    },
  );
  return { U, sigma, V };
}
