import { ArgumentError } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import { PenaltyError } from './errors.js';
import { euclideanNorm } from './euclidean-norm.js';
import type { NormsPenalty } from './penalty.js';

/** Where the anchor holds: a Frobenius norm, or a multiple of the norm that the data suggests. */
export type AnchorTarget = number | { readonly relative: number };

/**
 * A one-sided spring on the scale, which is 0 up to the norm $F_0$:
 *
 * $$ R(W) = \frac{s}{2} \max\!\left(0, \frac{\|W\|_F}{F_0} - 1\right)^2 \quad \text{with } s \text{ the strength.} $$
 *
 * The ratio penalty is scale-invariant, and at low sampling density it can be lowered by inflating the leading
 * component on entries that nothing observes; this term holds the norm back.
 *
 * @param options.target $F_0$ in units of W, or `{ relative: f0 }`, which training resolves as
 * $F_0 = f_0 \sqrt{m n \overline{y^2}}$, of the mean of the squared observed values. Default `{ relative: 1 }`.
 * @param options.strength s, unitless. Default 30.
 * @returns a convex penalty. With a relative target it must be resolved before it can be evaluated.
 * @throws ArgumentError if target or strength is not positive, and on an option of another name.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, normAnchor } from '@lowrank/regularizers';
 *
 * const W = Matrix.from([[3, 0], [0, 4]]);
 * console.log(evaluatePenalty(normAnchor({ target: 2.5, strength: 1 }), W)); // (5 / 2.5 - 1)^2 / 2
 * ```
 */
export function normAnchor(options: { target?: AnchorTarget; strength?: number } = {}): NormsPenalty {
  const { target = { relative: 1 }, strength = 30 } = checkOptions('normAnchor', options, ['target', 'strength']);
  const level = typeof target === 'number' ? target : target?.relative;
  if (!(level > 0 && level < Infinity)) {
    throw new ArgumentError(
      `normAnchor: target is ${JSON.stringify(target)}, expected a positive norm or { relative }.`,
    );
  }
  if (!(strength > 0 && strength < Infinity)) {
    throw new ArgumentError(`normAnchor: strength is ${strength}, expected a positive number.`);
  }
  const common = {
    specVersion: 1,
    kind: 'norms',
    name: 'normAnchor',
    params: { target: typeof target === 'number' ? target : { relative: level }, strength },
    convex: true,
    frobeniusOnly: true,
  } as const;
  if (typeof target === 'number') {
    return definePenalty<NormsPenalty>({
      ...common,
      evaluate: (_, frobenius) => {
        const excess = Math.max(0, frobenius / target - 1);
        return { value: (strength * excess * excess) / 2, dNuclear: 0, dFrobenius: (strength * excess) / target };
      },
      // The new norm x solves strength (x / target - 1) / target + (x - norm) / step = 0.
      prox: (sigma, step, out) => {
        const norm = euclideanNorm(sigma);
        const pull = (step * strength) / target;
        const shrink = norm > target ? (norm + pull) / (1 + pull / target) / norm : 1;
        for (let k = 0; k < sigma.length; k++) out[k] = shrink * sigma[k];
      },
    });
  }
  return definePenalty<NormsPenalty>({
    ...common,
    evaluate: () => {
      throw new PenaltyError(
        'normAnchor: the target is relative to data that are not known here. Call resolve({ rows, columns, ' +
          'meanSquare }) first, or give the target as a norm.',
      );
    },
    resolve: ({ rows, columns, meanSquare }) =>
      normAnchor({ target: level * Math.sqrt(rows * columns * meanSquare), strength }),
  });
}
