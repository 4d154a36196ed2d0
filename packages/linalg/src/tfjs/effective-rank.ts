import type * as tf from '@tensorflow/tfjs-core';
import { effectiveRank as effectiveRankOf } from '../effective-rank.js';
import { log } from '../elementary.js';
import { float32Tolerance } from './float32-tolerance.js';
import { spectrumOp } from './spectrum-op.js';
import type { NumbersOf } from './tensor-types.js';

/**
 * Effective rank of the matrices in a tensor, between 1 and min(m, n), as a differentiable op.
 *
 * erank = exp(H) with H = -sum of p_k ln p_k and p_k = sigma_k / S, S = sum of sigma;
 * derank / dsigma_k = -erank (ln p_k + H) / S.
 *
 * That is exact where singular values repeat. At sigma_k = 0 the slope is infinite: values that are zero to the
 * precision of float32 (at most 2^-23 sigma_1) add nothing to the gradient, which is therefore finite, and 0 at A = 0,
 * where the effective rank counts as 0.
 *
 * @param A - [..., m, n], float32 or int32; computed in float64 on a copy.
 * @returns [...], float32: a scalar for one matrix. There are no second derivatives.
 * @throws What {@link singularValues} throws.
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { effectiveRank } from '@lowrank/linalg/tfjs';
 *
 * const A = tf.tensor2d([[5, 0], [0, 5]]);
 * const rank = effectiveRank(A);
 * console.log(rank.dataSync()[0]); // 2
 * tf.dispose([A, rank]);
 * ```
 * @see O. Roy and M. Vetterli, The effective rank: a measure of effective dimensionality, EUSIPCO (2007).
 */
export function effectiveRank<T extends tf.Tensor>(A: T): NumbersOf<T> {
  return spectrumOp('effectiveRank', A, {
    shape: () => [],
    value: (sigma) => [effectiveRankOf(sigma)],
    gradient: (sigma, [upstream]) => slopes(sigma).map((slope) => slope * upstream),
  }) as NumbersOf<T>;
}

/** derank / dsigma. */
function slopes(sigma: Float64Array): Float64Array {
  const rank = effectiveRankOf(sigma);
  const entropy = log(rank);
  const sum = sigma.reduce((total, value) => total + value, 0);
  const tolerance = float32Tolerance(sigma);
  return sigma.map((value) => (value > tolerance ? (-rank * (log(value / sum) + entropy)) / sum : 0));
}
