import { asOptions } from '@lowrank/linalg';
import { checkOptions, positive } from './check-options.js';
import { defineRule } from './define-rule.js';
import { asGradientTransform, type GradientTransform } from './gradient-transform.js';
import { scale } from './scale.js';
import { sumOfSquares } from './sum-of-squares.js';

/** Options of {@link clipByGlobalNorm}. */
export interface ClipByGlobalNormOptions {
  /** The largest norm that a gradient keeps, > 0, in units of the gradient. */
  readonly max: number;
}

/**
 * Scales all gradients down together where their norm is too large.
 *
 * g' = g min(1, max / ||g||), the norm taken over the entries of all parameters
 *
 * @param options - `max`.
 * @returns a transform for `chain`; it keeps no arrays.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { adam, chain, clipByGlobalNorm } from '@lowrank/optimizers';
 *
 * console.log(chain(clipByGlobalNorm({ max: 1 }), adam()).params);
 * ```
 * @see R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks, arXiv 1211.5063,
 * algorithm 1.
 */
export function clipByGlobalNorm(options: ClipByGlobalNormOptions): GradientTransform {
  const { max, ...unknown } = asOptions('clipByGlobalNorm', options);
  return asGradientTransform(
    defineRule({
      name: 'clipByGlobalNorm',
      params: checkOptions('clipByGlobalNorm', { max: [max, positive] }, unknown),
      rate: max,
      globals: { scale: 1 },
      advance: (globals, gradients) => {
        const norm = Math.sqrt(sumOfSquares(gradients));
        globals.scale = norm > max ? max / norm : 1;
      },
      apply: (g, { globals }, _k, _max, _W, out) => {
        scale(globals.scale, g, out);
      },
    }),
  );
}
