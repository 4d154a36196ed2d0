import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import { euclideanNorm } from './euclidean-norm.js';
import type { NormsPenalty } from './penalty.js';

/**
 * The nuclear minus the Frobenius norm, $R(W) = \|W\|_* - \|W\|_F$, which is 0 exactly where the rank is at most 1.
 *
 * Gradient $U V^\top - W / \|W\|_F$; at W = 0 it is taken as 0. The proximal operator soft-thresholds the singular
 * values and then lengthens the result by `step`; where nothing is left, it keeps the largest singular value as it is.
 *
 * @param options none.
 * @returns a penalty of degree 1, not convex, with $0 \le R \le (1 - 1 / \sqrt{\operatorname{rank} W}) \, \|W\|_*$.
 * @throws ArgumentError on any option.
 * @see Lou & Yan, Fast L1-L2 Minimization via a Proximal Operator, 2018, for vectors; Ma, Lou & Huang, Truncated
 * l1-2 Models for Sparse Recovery and Rank Minimization, 2017, for matrices.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, nuclearMinusFrobenius } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(nuclearMinusFrobenius(), Matrix.from([[3, 0], [0, 4]]))); // 7 - 5
 * ```
 */
export function nuclearMinusFrobenius(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('nuclearMinusFrobenius', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'nuclearMinusFrobenius',
    params: {},
    degree: 1,
    convex: false,
    evaluate: (nuclear, frobenius) => ({ value: nuclear - frobenius, dNuclear: 1, dFrobenius: -1 }),
    prox: (sigma, step, out) => {
      for (let k = 0; k < sigma.length; k++) out[k] = Math.max(0, sigma[k] - step);
      const norm = euclideanNorm(out);
      if (norm > 0) for (let k = 0; k < sigma.length; k++) out[k] *= 1 + step / norm;
      else out[0] = sigma[0];
    },
  });
}
