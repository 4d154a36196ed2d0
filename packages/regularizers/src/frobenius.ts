import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import { euclideanNorm } from './euclidean-norm.js';
import type { NormsPenalty } from './penalty.js';

/**
 * The Frobenius norm $R(W) = \|W\|_F$, the root of the sum of squared entries, with gradient $W / \|W\|_F$. At W = 0
 * this is taken as 0.
 *
 * @param options none.
 * @returns a convex penalty of degree 1.
 * @throws ArgumentError on any option.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, frobenius } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(frobenius(), Matrix.from([[3, 0], [0, 4]]))); // 5
 * ```
 */
export function frobenius(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('frobenius', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'frobenius',
    params: {},
    degree: 1,
    convex: true,
    frobeniusOnly: true,
    evaluate: (_, frobeniusNorm) => ({ value: frobeniusNorm, dNuclear: 0, dFrobenius: 1 }),
    prox: (sigma, step, out) => {
      const norm = euclideanNorm(sigma);
      const shrink = norm > step ? 1 - step / norm : 0;
      for (let k = 0; k < sigma.length; k++) out[k] = shrink * sigma[k];
    },
  });
}
