import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

/**
 * The squared Frobenius norm $R(W) = \|W\|_F^2$, also known as weight decay or ridge; gradient $2 W$.
 *
 * @param options none.
 * @returns a convex penalty of degree 2.
 * @throws ArgumentError on any option.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, squaredFrobenius } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(squaredFrobenius(), Matrix.from([[3, 0], [0, 4]]))); // 25
 * ```
 */
export function squaredFrobenius(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('squaredFrobenius', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'squaredFrobenius',
    params: {},
    degree: 2,
    convex: true,
    frobeniusOnly: true,
    evaluate: (_, frobenius) => ({ value: frobenius * frobenius, dNuclear: 0, dFrobenius: 2 * frobenius }),
    prox: (sigma, step, out) => {
      for (let k = 0; k < sigma.length; k++) out[k] = sigma[k] / (1 + 2 * step);
    },
  });
}
