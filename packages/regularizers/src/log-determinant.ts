import { ArgumentError, log } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { SpectralPenalty } from './penalty.js';
import { sumOverSpectrum } from './scalar-penalty.js';

/**
 * The log-determinant, a smooth surrogate of the rank:
 *
 * $$ R(W) = \log \det\!\left(I + \frac{W^\top W}{\gamma^2}\right)
 *    = \sum_k \log\!\left(1 + \frac{\sigma_k^2}{\gamma^2}\right). $$
 *
 * It differs from $\log \det(W^\top W + \gamma^2 I)$, the objective of IRLS-0, by a constant, so that R(0) = 0. With
 * $\partial R / \partial \sigma_k = 2 \sigma_k / (\sigma_k^2 + \gamma^2)$, singular values far below $\gamma$ hardly
 * count, and those far above it are hardly pressed. The proximal operator takes $\sigma_k$ to the root of
 * $(x - \sigma_k)(x^2 + \gamma^2) + 2 \eta x = 0$, with $\eta$ the step, where the objective is lowest.
 *
 * @param options.gamma smoothing in units of W, positive. Default 1; iterative schemes lower it as they go.
 * @returns a penalty without a degree, not convex.
 * @throws ArgumentError if gamma is not positive, and on an option of another name.
 * @see Fazel, Hindi & Boyd, Log-det heuristic for matrix rank minimization, 2003; Mohan & Fazel, Iterative Reweighted
 * Algorithms for Matrix Rank Minimization, JMLR 2012, for this form.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, logDeterminant } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(logDeterminant(), Matrix.from([[1, 0], [0, 3]]))); // log 2 + log 10
 * ```
 */
export function logDeterminant(options: { gamma?: number } = {}): SpectralPenalty {
  const { gamma = 1 } = checkOptions('logDeterminant', options, ['gamma']);
  if (!(gamma > 0 && gamma < Infinity)) {
    throw new ArgumentError(`logDeterminant: gamma is ${gamma}, expected a positive number in units of W.`);
  }
  const value = (sigma: number) => logOfOnePlus((sigma / gamma) ** 2);
  const slope = (sigma: number) => {
    const x = sigma / gamma;
    return (2 * x) / (1 + x * x) / gamma;
  };
  const curvature = (sigma: number) => {
    const square = (sigma / gamma) ** 2;
    return (2 * (1 - square)) / ((1 + square) * gamma) ** 2;
  };
  // Where the third derivative, 4 x (x^2 - 3) / (1 + x^2)^3 in x = sigma / gamma, is zero.
  const bend = Math.sqrt(3) * gamma;
  return definePenalty<SpectralPenalty>({
    specVersion: 1,
    kind: 'spectral',
    name: 'logDeterminant',
    params: { gamma },
    convex: false,
    ...sumOverSpectrum({ value, slope, curvature, bend }),
  });
}

/** log(1 + x) for x >= 0, to full relative precision: the rounding of 1 + x is undone by a factor. */
function logOfOnePlus(x: number): number {
  const rounded = 1 + x;
  if (rounded === 1) return x;
  return rounded > 2 ? log(rounded) : (log(rounded) * x) / (rounded - 1);
}
