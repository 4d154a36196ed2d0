import { ArgumentError } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { SpectralPenalty } from './penalty.js';

/**
 * The truncated nuclear norm $R(W) = \sum_{k > r} \sigma_k$, of the singular values beyond the r largest with r the
 * `rank`.
 *
 * It is 0 exactly where $\operatorname{rank} W \le r$: it leaves the leading components unshrunk.
 * $\partial R / \partial \sigma_k$ is 0 for the r largest and 1 for the others. Where the two groups meet at equal
 * singular values, R has no gradient and ties are broken by position. The proximal operator soft-thresholds the others.
 *
 * @param options.rank how many of the largest are free, a whole number of at least 1. Default 1.
 * @returns a penalty of degree 1, not convex.
 * @throws ArgumentError if rank is not a whole number of at least 1, and on an option of another name.
 * @see Hu, Zhang, Ye, Li & He, Fast and Accurate Matrix Completion via Truncated Nuclear Norm Regularization, 2013; Oh,
 * Tai, Bazin, Kim & Kweon, Partial Sum Minimization of Singular Values in Robust PCA, 2016, for the proximal operator.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, truncatedNuclear } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(truncatedNuclear({ rank: 1 }), Matrix.from([[3, 0], [0, 4]]))); // 3
 * ```
 */
export function truncatedNuclear(options: { rank?: number } = {}): SpectralPenalty {
  const { rank = 1 } = checkOptions('truncatedNuclear', options, ['rank']);
  if (!(Number.isSafeInteger(rank) && rank >= 1)) {
    throw new ArgumentError(
      `truncatedNuclear: rank is ${rank}, expected a whole number of at least 1. For rank 0 use nuclear().`,
    );
  }
  return definePenalty<SpectralPenalty>({
    specVersion: 1,
    kind: 'spectral',
    name: 'truncatedNuclear',
    params: { rank },
    degree: 1,
    convex: false,
    evaluate: (sigma, gradient) => {
      const tail = Array.from(sigma.keys())
        .sort((a, b) => sigma[b] - sigma[a])
        .slice(rank);
      gradient.fill(0);
      let value = 0;
      for (const k of tail) {
        value += sigma[k];
        gradient[k] = 1;
      }
      return value;
    },
    prox: (sigma, step, out) => {
      for (let k = 0; k < sigma.length; k++) out[k] = k < rank ? sigma[k] : Math.max(0, sigma[k] - step);
    },
  });
}
