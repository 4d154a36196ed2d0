import { ArgumentError, pow } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { SpectralPenalty } from './penalty.js';

/**
 * The ratio of two Schatten norms or quasi-norms, $R(W) = \|W\|_p / \|W\|_q$ with
 * $\|W\|_p = (\sum_k \sigma_k^p)^{1/p}$ and p < q; the ratio penalty is p = 1 over q = 2.
 *
 * Scale-invariant, with $1 \le R \le (\operatorname{rank} W)^{1/p - 1/q}$ and
 *
 * $$ \frac{\partial R}{\partial \sigma_k} =
 *    R \left( \frac{\sigma_k^{p-1}}{\sum_j \sigma_j^p} - \frac{\sigma_k^{q-1}}{\sum_j \sigma_j^q} \right), $$
 *
 * which for p < 1 is unbounded near $\sigma_k = 0$; at 0 it is taken as 0.
 *
 * @param options.p power of the numerator, 0 < p < q, unitless. Default 0.5.
 * @param options.q power of the denominator, unitless. Default 1.
 * @returns a penalty of degree 0, not convex; undefined at W = 0.
 * @throws ArgumentError unless 0 < p < q, and on an option of another name.
 * @see Hurley & Rickard, Comparing Measures of Sparsity, 2009, for norms and quasi-norms as measures of sparsity.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, schattenRatio } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(schattenRatio({ p: 1, q: 2 }), Matrix.from([[3, 0], [0, 4]]))); // 1.4
 * ```
 */
export function schattenRatio(options: { p?: number; q?: number } = {}): SpectralPenalty {
  const { p = 0.5, q = 1 } = checkOptions('schattenRatio', options, ['p', 'q']);
  if (!(p > 0 && p < q && q < Infinity)) {
    throw new ArgumentError(`schattenRatio: p is ${p} and q is ${q}, expected 0 < p < q. Such as p = 0.5 and q = 1.`);
  }
  return definePenalty<SpectralPenalty>({
    specVersion: 1,
    kind: 'spectral',
    name: 'schattenRatio',
    params: { p, q },
    degree: 0,
    convex: false,
    evaluate: (sigma, gradient) => {
      // Singular values by the largest of them, so that no power over- or underflows.
      const largest = sigma.reduce((a, b) => Math.max(a, b), 0);
      let [sumP, sumQ] = [0, 0];
      for (const s of sigma) {
        sumP += pow(s / largest, p);
        sumQ += pow(s / largest, q);
      }
      const value = pow(sumP, 1 / p) / pow(sumQ, 1 / q);
      for (let k = 0; k < sigma.length; k++) {
        const x = sigma[k] / largest;
        gradient[k] = x > 0 ? (value / sigma[k]) * (pow(x, p) / sumP - pow(x, q) / sumQ) : 0;
      }
      return value;
    },
  });
}
