import { ArgumentError, pow } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { SpectralPenalty } from './penalty.js';
import { sumOverSpectrum } from './scalar-penalty.js';

/**
 * The smoothed Schatten-p penalty, $R(W) = \sum_k (\sigma_k^2 + \varepsilon^2)^{p/2}$.
 *
 * For $\varepsilon = 0$ it is the p-th power of the Schatten norm: the nuclear norm at p = 1, the squared Frobenius
 * norm at p = 2, and a quasi-norm that leans to the rank for p < 1. Its derivatives are
 *
 * $$ \frac{\partial R}{\partial \sigma_k} = p \, \sigma_k (\sigma_k^2 + \varepsilon^2)^{p/2 - 1}. $$
 *
 * The proximal operator takes $\sigma_k$ to the root of $x - \sigma_k + \eta \, p \, x (x^2 + \varepsilon^2)^{p/2 - 1} =
 * 0$, with $\eta$ the step, or to 0, where the objective is lowest.
 *
 * @param options.p power, 0 < p, unitless. Default 0.5.
 * @param options.epsilon smoothing in units of W; for p < 1 it keeps the gradient bounded at $\sigma_k = 0$. Default
 * 1e-6.
 * @returns a penalty, convex for p >= 1, homogeneous of degree p only where epsilon is 0.
 * @throws ArgumentError if p is not positive or epsilon is negative, and on an option of another name.
 * @see Mohan & Fazel, Iterative Reweighted Algorithms for Matrix Rank Minimization, JMLR 2012, eq. (3), for the smoothing;
 * Zuo, Meng, Zhang, Feng & Zhang, A Generalized Iterated Shrinkage Algorithm for Non-convex Sparse Coding, ICCV 2013, for
 * the proximal operator at epsilon 0.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, schattenP } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(schattenP({ p: 1, epsilon: 0 }), Matrix.from([[3, 0], [0, 4]]))); // 7
 * ```
 */
export function schattenP(options: { p?: number; epsilon?: number } = {}): SpectralPenalty {
  const { p = 0.5, epsilon = 1e-6 } = checkOptions('schattenP', options, ['p', 'epsilon']);
  if (!(p > 0 && p < Infinity)) throw new ArgumentError(`schattenP: p is ${p}, expected a positive number.`);
  if (!(epsilon >= 0 && epsilon < Infinity)) {
    throw new ArgumentError(`schattenP: epsilon is ${epsilon}, expected a number >= 0.`);
  }
  const squareOf = (sigma: number) => sigma * sigma + epsilon * epsilon;
  const value = (sigma: number) => pow(squareOf(sigma), p / 2);
  const slope = (sigma: number) => {
    const square = squareOf(sigma);
    return square > 0 ? (p * sigma * pow(square, p / 2)) / square : 0;
  };
  const curvature = (sigma: number) => {
    const square = squareOf(sigma);
    if (square === 0) return p < 1 ? -Infinity : 0;
    return (p * pow(square, p / 2) * ((p - 1) * sigma * sigma + epsilon * epsilon)) / square / square;
  };
  // Where the third derivative is zero for p < 1; for p >= 1 the curvature is never negative.
  const bend = p < 1 ? epsilon * Math.sqrt(3 / (1 - p)) : 0;
  return definePenalty<SpectralPenalty>({
    specVersion: 1,
    kind: 'spectral',
    name: 'schattenP',
    params: { p, epsilon },
    degree: epsilon === 0 ? p : undefined,
    convex: p >= 1,
    ...sumOverSpectrum({ value, slope, curvature, bend }),
  });
}
