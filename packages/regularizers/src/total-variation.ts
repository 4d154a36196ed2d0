import { ArgumentError } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { MatrixPenalty } from './penalty.js';

/**
 * The isotropic total variation of a picture, smoothed:
 *
 * $$ R(W) = \sum_{ij} \left( \sqrt{d_{ij}^2 + \varepsilon^2} - \varepsilon \right), \qquad
 *    d_{ij}^2 = (W_{i+1,j} - W_{ij})^2 + (W_{i,j+1} - W_{ij})^2, $$
 *
 * where differences across the border are 0.
 *
 * Smoothing makes R differentiable everywhere. With $\varepsilon = 0$ it is the total variation itself, and the
 * gradient of a summand is taken as 0 where W is locally constant.
 *
 * @param options.epsilon smoothing in units of W, at least 0. Default 1e-3.
 * @returns a convex penalty, of degree 1 only where epsilon is 0.
 * @throws ArgumentError if epsilon is negative, and on an option of another name.
 * @see Rudin, Osher & Fatemi, Nonlinear total variation based noise removal algorithms, 1992; Acar & Vogel, Analysis of
 * bounded variation penalty methods for ill-posed problems, 1994, for the smoothing.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, totalVariation } from '@lowrank/regularizers';
 *
 * const W = Matrix.from([[0, 4], [3, 3]]);
 * console.log(evaluatePenalty(totalVariation({ epsilon: 0 }), W)); // 5 + 1
 * ```
 */
export function totalVariation(options: { epsilon?: number } = {}): MatrixPenalty {
  const { epsilon = 1e-3 } = checkOptions('totalVariation', options, ['epsilon']);
  if (!(epsilon >= 0 && epsilon < Infinity)) {
    throw new ArgumentError(`totalVariation: epsilon is ${epsilon}, expected a number >= 0.`);
  }
  return definePenalty<MatrixPenalty>({
    specVersion: 1,
    kind: 'matrix',
    name: 'totalVariation',
    params: { epsilon },
    degree: epsilon === 0 ? 1 : undefined,
    convex: true,
    evaluate: ({ rows, columns, data }, { data: gradient }) => {
      gradient.fill(0);
      let value = 0;
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const k = i * columns + j;
          const down = i + 1 < rows ? data[k + columns] - data[k] : 0;
          const right = j + 1 < columns ? data[k + 1] - data[k] : 0;
          const square = down * down + right * right;
          if (square === 0) continue;
          const length = Math.sqrt(square + epsilon * epsilon);
          value += square / (length + epsilon);
          gradient[k] -= (down + right) / length;
          if (i + 1 < rows) gradient[k + columns] += down / length;
          if (j + 1 < columns) gradient[k + 1] += right / length;
        }
      }
      return value;
    },
  });
}
