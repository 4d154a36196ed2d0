import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

/**
 * No penalty, $R(W) = 0$: the control of every comparison of penalties.
 *
 * @param options none.
 * @returns a convex penalty whose gradient is 0 and whose proximal operator changes nothing.
 * @throws ArgumentError on any option.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, none } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(none(), Matrix.from([[3, 0], [0, 4]]))); // 0
 * ```
 */
export function none(options: Readonly<Record<string, never>> = {}): NormsPenalty {
  checkOptions('none', options, []);
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'none',
    params: {},
    convex: true,
    frobeniusOnly: true,
    evaluate: () => ({ value: 0, dNuclear: 0, dFrobenius: 0 }),
    prox: (sigma, _, out) => out.set(sigma),
  });
}
