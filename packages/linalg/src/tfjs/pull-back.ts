import { Matrix } from '../matrix.js';
import { multiply } from '../multiply.js';
import type { Svd } from '../svd.js';
import { float32Tolerance } from './float32-tolerance.js';
import { scaledColumns } from './scaled-columns.js';

/**
 * How a pair i != j of singular vectors adds to the entry (i, j) of U^T (dL/dA) V. `u` and `v` are the entries of
 * X - X^T for X = U^T dL/dU and X = V^T dL/dV; `difference` is 1 / (sigma_j - sigma_i), `sum` 1 / (sigma_i + sigma_j).
 */
export type PairRule = (u: number, v: number, difference: number, sum: number) => number;

/**
 * Takes derivatives of a loss by the factors of A = U diag(sigma) V^T back to A, with orthonormal columns in U [m, r]
 * and V [n, r], r = min(m, n).
 *
 * dL/dA = U W V^T + (I - U U^T) dL/dU S^+ V^T + U S^+ (dL/dV)^T (I - V V^T)
 *
 * W has dL/dsigma on its diagonal and `rule` beside it; S^+ = diag(1 / sigma_k). Every reciprocal, here and in `rule`, is
 * replaced by 0 where its denominator is zero to the precision of float32, so the result is finite.
 */
export function pullBack({ U, sigma, V }: Svd, upstream: Svd, rule: PairRule): Matrix {
  const r = sigma.length;
  const tolerance = float32Tolerance(sigma);
  const reciprocal = (value: number) => (Math.abs(value) > tolerance ? 1 / value : 0);
  const X = multiply(U, upstream.U, { transposeA: true });
  const Y = multiply(V, upstream.V, { transposeA: true });
  const W = Matrix.zeros(r, r);
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) {
      W.data[i * r + j] =
        i === j
          ? upstream.sigma[i]
          : rule(
              X.get(i, j) - X.get(j, i),
              Y.get(i, j) - Y.get(j, i),
              reciprocal(sigma[j] - sigma[i]),
              reciprocal(sigma[i] + sigma[j]),
            );
    }
  }
  const inverse = sigma.map(reciprocal);
  const left = multiply(U, W);
  // The columns of a square U or V span the whole space, and nothing is outside.
  if (U.rows > r) add(left, outside(U, upstream.U, X, inverse));
  const gradient = multiply(left, V, { transposeB: true });
  if (V.rows > r) add(gradient, multiply(U, outside(V, upstream.V, Y, inverse), { transposeB: true }));
  return gradient;
}

/** (Z - X C) diag(inverse). */
function outside(X: Matrix, Z: Matrix, C: Matrix, inverse: Float64Array): Matrix {
  const rest = multiply(X, C);
  for (let k = 0; k < rest.data.length; k++) rest.data[k] = Z.data[k] - rest.data[k];
  return scaledColumns(rest, inverse);
}

/** out += X. */
function add(out: Matrix, X: Matrix): void {
  for (let k = 0; k < out.data.length; k++) out.data[k] += X.data[k];
}
