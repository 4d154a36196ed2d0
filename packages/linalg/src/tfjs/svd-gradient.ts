import type { Matrix } from '../matrix.js';
import type { Svd } from '../svd.js';
import { pullBack } from './pull-back.js';
import { gradientOfSigma } from './singular-values.js';

/**
 * Gradient by A of a loss of the factors A = U diag(sigma) V^T, in float64.
 *
 * Of the rotations of singular vectors i and j that a change P = U^T dA V makes, the one that U and V share is
 * (P_ij + P_ji) / (2 (sigma_j - sigma_i)), and half of that by which they differ (P_ij - P_ji) / (2 (sigma_i + sigma_j)).
 * Kept apart, only the former is lost where singular values repeat; in the usual 1 / (sigma_i^2 - sigma_j^2) both would
 * be.
 *
 * @param factors - the thin decomposition of A.
 * @param upstream - dL/dU, dL/dsigma and dL/dV, in the shapes of the factors.
 * @returns dL/dA, [m, n], finite at repeated and zero singular values by the rule of {@link pullBack}.
 * @see J. Townsend, Differentiating the singular value decomposition, technical report (2016).
 */
export function svdGradient(factors: Svd, { U, sigma, V }: Svd): Matrix {
  const upstream = { U, sigma: gradientOfSigma(factors.sigma, sigma), V };
  return pullBack(factors, upstream, (u, v, difference, sum) => ((u + v) * difference + (u - v) * sum) / 2);
}
