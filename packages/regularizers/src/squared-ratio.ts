import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

/**
 * The square of nuclear over Frobenius norm, $R(W) = \|W\|_*^2 / \|W\|_F^2$, a lower bound of the rank:
 * $1 \le R \le \operatorname{rank} W$.
 *
 * @param options none.
 * @returns a penalty of degree 0, not convex; undefined at W = 0.
 * @throws ArgumentError on any option.
 * @see {@link ratio}
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, squaredRatio } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(squaredRatio(), Matrix.from([[1, 0], [0, 1]]))); // 2
 * ```
 */
export function squaredRatio(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('squaredRatio', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'squaredRatio',
    params: {},
    degree: 0,
    convex: false,
    evaluate: (nuclear, frobenius) => {
      const ratio = nuclear / frobenius;
      return { value: ratio * ratio, dNuclear: (2 * ratio) / frobenius, dFrobenius: (-2 * ratio * ratio) / frobenius };
    },
  });
}
