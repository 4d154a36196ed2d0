import { ArgumentError } from '@lowrank/linalg';
import { checkOptions } from './check-options.js';
import { definePenalty } from './define-penalty.js';
import type { NormsPenalty } from './penalty.js';

/**
 * The elastic net of the singular values, $R(W) = \|W\|_* + \rho \|W\|_F^2$ with $\rho$ the `ridge`, strongly convex.
 * Its gradient is $U V^\top + 2 \rho W$, and its proximal operator is soft-thresholding followed by a division by
 * $1 + 2 \rho \cdot \text{step}$.
 *
 * @param options.ridge weight of the squared Frobenius norm, in 1 / units of W, positive. Default 1.
 * @returns a convex penalty without a degree.
 * @throws ArgumentError if ridge is not positive, and on an option of another name.
 * @see Zou & Hastie, Regularization and variable selection via the elastic net, 2005, for vectors; Cai, Candes & Shen,
 * arXiv 0810.3286, for matrices.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { elastic, evaluatePenalty } from '@lowrank/regularizers';
 *
 * console.log(evaluatePenalty(elastic({ ridge: 0.1 }), Matrix.from([[3, 0], [0, 4]]))); // 7 + 0.1 * 25
 * ```
 */
export function elastic(options: { ridge?: number } = {}): NormsPenalty {
  const { ridge = 1 } = checkOptions('elastic', options, ['ridge']);
  if (!(ridge > 0 && ridge < Infinity)) {
    throw new ArgumentError(`elastic: ridge is ${ridge}, expected a positive number. Without a ridge it is nuclear().`);
  }
  return definePenalty<NormsPenalty>({
    specVersion: 1,
    kind: 'norms',
    name: 'elastic',
    params: { ridge },
    convex: true,
    evaluate: (nuclear, frobenius) => ({
      value: nuclear + ridge * frobenius * frobenius,
      dNuclear: 1,
      dFrobenius: 2 * ridge * frobenius,
    }),
    prox: (sigma, step, out) => {
      for (let k = 0; k < sigma.length; k++) out[k] = Math.max(0, sigma[k] - step) / (1 + 2 * step * ridge);
    },
  });
}
