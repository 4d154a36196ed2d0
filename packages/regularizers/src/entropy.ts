import { exp, log } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { SpectralPenalty } from './penalty.js';

/**
 * The effective rank as a penalty: $R(W) = e^H$, with the entropy $H = -\sum_k p_k \log p_k$ of the normalised singular
 * values $p_k = \sigma_k / \|W\|_*$.
 *
 * Scale-invariant, with $1 \le R \le \operatorname{rank} W$, and
 * $\partial R / \partial \sigma_k = -R \, (\log p_k + H) / \|W\|_*$, which grows like $-\log \sigma_k$ near
 * $\sigma_k = 0$; at 0 it is taken as 0.
 *
 * @param options none.
 * @returns a penalty of degree 0, not convex; undefined at W = 0.
 * @throws ArgumentError on any option.
 * @see Roy & Vetterli, The effective rank: a measure of effective dimensionality, 2007.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { entropy, evaluatePenalty } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(entropy(), Matrix.identity(5))); // 5
 * ```
 */
export function entropy(options: Readonly<Record<string, never>> = {}): SpectralPenalty {
  checkOptions('entropy', options, []);
  return definePenalty<SpectralPenalty>({
    specVersion: 1,
    kind: 'spectral',
    name: 'entropy',
    params: {},
    degree: 0,
    convex: false,
    evaluate: (sigma, gradient) => {
      const nuclear = sigma.reduce((sum, s) => sum + s, 0);
      let H = 0;
      for (let k = 0; k < sigma.length; k++) {
        const p = sigma[k] / nuclear;
        gradient[k] = p === 0 ? 0 : log(p);
        H -= p * gradient[k];
      }
      const value = exp(H);
      for (let k = 0; k < sigma.length; k++) {
        gradient[k] = sigma[k] === 0 ? 0 : (-value * (gradient[k] + H)) / nuclear;
      }
      return value;
    },
  });
}
