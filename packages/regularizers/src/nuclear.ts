import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

/**
 * The nuclear norm $R(W) = \|W\|_* = \sum_k \sigma_k$, the convex envelope of the rank on the spectral ball. Its
 * gradient is $U V^\top$, and its proximal operator is soft-thresholding of the singular values.
 *
 * @param options none.
 * @returns a convex penalty of degree 1.
 * @throws ArgumentError on any option.
 * @see Fazel, Matrix Rank Minimization with Applications, 2002; Cai, Candes & Shen, arXiv 0810.3286 (prox).
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, nuclear } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(nuclear(), Matrix.from([[3, 0], [0, 4]]))); // 7
 * ```
 */
export function nuclear(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('nuclear', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'nuclear',
    params: {},
    degree: 1,
    convex: true,
    evaluate: (nuclearNorm) => ({ value: nuclearNorm, dNuclear: 1, dFrobenius: 0 }),
    prox: (sigma, step, out) => {
      for (let k = 0; k < sigma.length; k++) out[k] = Math.max(0, sigma[k] - step);
    },
  });
}
