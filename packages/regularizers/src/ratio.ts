import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

/**
 * Nuclear norm over Frobenius norm, $R(W) = \|W\|_* / \|W\|_F$.
 *
 * Scale-invariant, with $1 \le R \le \sqrt{\operatorname{rank} W}$ and gradient
 *
 * $$ \nabla R = \frac{U V^\top}{\|W\|_F} - \frac{\|W\|_*}{\|W\|_F^3} \, W, $$
 *
 * so $\langle \nabla R, W \rangle = 0$. The gradient has norm $\sqrt{\operatorname{rank} W - R^2} \,/\, \|W\|_F$: it
 * grows without bound near W = 0, where R is undefined.
 *
 * @param options none.
 * @returns a penalty of degree 0, not convex.
 * @throws ArgumentError on any option.
 * @see Zhao, Combining Explicit and Implicit Regularization for Efficient Learning in Deep Networks, NeurIPS 2022,
 * arXiv 2306.00342.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, ratio } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(ratio(), Matrix.from([[3, 0], [0, 4]]))); // 1.4
 * ```
 */
export function ratio(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('ratio', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'ratio',
    params: {},
    degree: 0,
    convex: false,
    evaluate: (nuclear, frobenius) => {
      const value = nuclear / frobenius;
      return { value, dNuclear: 1 / frobenius, dFrobenius: -value / frobenius };
    },
  });
}
