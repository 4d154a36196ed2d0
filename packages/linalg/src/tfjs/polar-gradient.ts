import type { Matrix } from '../matrix.js';
import { multiply } from '../multiply.js';
import type { Svd } from '../svd.js';
import { pullBack } from './pull-back.js';

/**
 * Gradient by A of a loss of its orthogonal factor Q = U V^T, in float64.
 *
 * With N = U^T (dL/dQ) V the entry (i, j) of U^T (dL/dA) V is (N_ij - N_ji) / (sigma_i + sigma_j). Differences of singular
 * values do not occur, for a rotation that U and V share leaves Q as it is.
 *
 * @param factors - the thin decomposition of A.
 * @param upstream - dL/dQ, [m, n].
 * @returns dL/dA, [m, n], finite at zero singular values by the rule of {@link pullBack}.
 */
export function polarGradient(factors: Svd, upstream: Matrix): Matrix {
  const byFactors = {
    U: multiply(upstream, factors.V),
    sigma: new Float64Array(factors.sigma.length),
    V: multiply(upstream, factors.U, { transposeA: true }),
  };
  return pullBack(factors, byFactors, (u, _v, _difference, sum) => u * sum);
}
