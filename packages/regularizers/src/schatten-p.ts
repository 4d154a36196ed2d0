import { ArgumentError, pow } from '@lowrank/linalg';
import { definePenalty } from './define-penalty.js';
import type { SpectralPenalty } from './penalty.js';

/**
 * The smoothed Schatten-p penalty, $R(W) = \sum_k (\sigma_k^2 + \varepsilon^2)^{p/2}$.
 *
 * For $\varepsilon = 0$ it is the p-th power of the Schatten norm: the nuclear norm at p = 1, the squared Frobenius
 * norm at p = 2, and a quasi-norm that leans to the rank for p < 1. Its derivatives are
 *
 * $$ \frac{\partial R}{\partial \sigma_k} = p \, \sigma_k (\sigma_k^2 + \varepsilon^2)^{p/2 - 1}. $$
 *
 * @param options.p power, 0 < p, unitless. Default 0.5.
 * @param options.epsilon smoothing in units of W; for p < 1 it keeps the gradient bounded at $\sigma_k = 0$. Default
 * 1e-6.
 * @returns a penalty, convex for p >= 1, homogeneous of degree p only where epsilon is 0.
 * @throws ArgumentError if p is not positive or epsilon is negative.
 * @see Mohan & Fazel, Iterative Reweighted Algorithms for Matrix Rank Minimization, JMLR 2012, eq. (3), for the smoothing.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, schattenP } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(schattenP({ p: 1, epsilon: 0 }), Matrix.from([[3, 0], [0, 4]]))); // 7
 * ```
 */
export function schattenP({ p = 0.5, epsilon = 1e-6 }: { p?: number; epsilon?: number } = {}): SpectralPenalty {
  if (!(p > 0 && p < Infinity)) throw new ArgumentError(`schattenP: p is ${p}, expected a positive number.`);
  if (!(epsilon >= 0 && epsilon < Infinity)) {
    throw new ArgumentError(`schattenP: epsilon is ${epsilon}, expected a number >= 0.`);
  }
  return definePenalty<SpectralPenalty>({
    specVersion: 1,
    kind: 'spectral',
    name: 'schattenP',
    params: { p, epsilon },
    degree: epsilon === 0 ? p : undefined,
    convex: p >= 1,
    evaluate: (sigma, gradient) => {
      let value = 0;
      for (let k = 0; k < sigma.length; k++) {
        const square = sigma[k] * sigma[k] + epsilon * epsilon;
        const power = pow(square, p / 2);
        value += power;
        gradient[k] = square > 0 ? (p * sigma[k] * power) / square : 0;
      }
      return value;
    },
  });
}
