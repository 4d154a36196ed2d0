import { type FloatArray, frobeniusNorm, Matrix, multiply, ShapeError, svd } from '@lowrank/linalg';
import { PenaltyError } from './errors.js';
import { evaluateNorms, evaluateSpectrum, returnedNumber } from './evaluate-spectrum.js';
import type { Penalty } from './penalty.js';

/**
 * Value and gradient of any penalty by an exact SVD in float64: the plain way that every faster one is held to. A penalty
 * that is `frobeniusOnly` needs none.
 *
 * With $W = U \operatorname{diag}(\sigma) V^\top$ the gradient is
 * $U \operatorname{diag}(\partial R / \partial \sigma) V^\top$ for `norms` and `spectral` penalties.
 *
 * @param penalty any object that meets the contract.
 * @param W matrix of shape [m, n].
 * @param gradient if given, of the shape of W; overwritten with dR/dW.
 * @returns R(W).
 * @throws PenaltyError where R or its gradient is not finite (the ratio at W = 0); ShapeError if the shapes differ.
 *
 * @example
 * ```ts
 * import { Matrix } from '@lowrank/linalg';
 * import { evaluatePenalty, ratio } from '@lowrank/regularizers';
 *
 * const W = Matrix.from([[3, 0], [0, 4]]);
 * const gradient = Matrix.zeros(2, 2);
 * console.log(evaluatePenalty(ratio(), W, gradient)); // (3 + 4) / 5
 * ```
 */
export function evaluatePenalty(penalty: Penalty, W: Matrix<FloatArray>, gradient?: Matrix<FloatArray>): number {
  if (gradient && (gradient.rows !== W.rows || gradient.columns !== W.columns)) {
    throw new ShapeError(
      `evaluatePenalty(${penalty.name}): W is ${W.rows} x ${W.columns}, gradient is ` +
        `${gradient.rows} x ${gradient.columns}. Give both the same shape.`,
    );
  }
  if (penalty.kind === 'matrix') {
    const own = gradient ?? Matrix.zeros(W.rows, W.columns);
    const value = returnedNumber(penalty, penalty.evaluate(W, own));
    if (!Number.isFinite(value)) throw new PenaltyError(`${penalty.name}: value is ${value}. Check W and the penalty.`);
    if (!own.data.every(Number.isFinite)) {
      throw new PenaltyError(`${penalty.name}: an entry of the gradient is not finite. Check W and the penalty.`);
    }
    return value;
  }
  if (penalty.kind === 'norms' && penalty.frobeniusOnly) {
    const frobenius = frobeniusNorm(W);
    const { value, dFrobenius } = evaluateNorms(penalty, Number.NaN, frobenius);
    const slope = frobenius > 0 ? dFrobenius / frobenius : 0;
    if (gradient) for (let k = 0; k < W.data.length; k++) gradient.data[k] = slope * W.data[k];
    return value;
  }
  const { U, sigma, V } = svd(W);
  const derivatives = new Float64Array(sigma.length);
  const value = evaluateSpectrum(penalty, sigma, derivatives);
  if (gradient) {
    for (let i = 0; i < U.rows; i++) {
      for (let k = 0; k < U.columns; k++) U.data[i * U.columns + k] *= derivatives[k];
    }
    multiply(U, V, { transposeB: true, out: gradient });
  }
  return value;
}
