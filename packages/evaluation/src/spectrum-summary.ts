import { effectiveRank, type FloatArray, type Matrix, singularValues } from '@lowrank/linalg';

/** A snapshot of the spectrum of a matrix. */
export interface SpectrumSummary {
  /** All min(m, n) singular values, descending. */
  readonly singularValues: Float64Array;
  /** exp of the entropy of the singular values divided by their sum; without unit, from 1 to min(m, n), 0 for W = 0. */
  readonly effectiveRank: number;
  /** Sum of the singular values, ||W||_*. */
  readonly nuclear: number;
  /** Root of the sum of their squares, ||W||_F. */
  readonly frobenius: number;
}

/**
 * Singular values of a matrix with what is usually tracked of them over training, from one decomposition.
 *
 * nuclear = sum_k s_k, frobenius = sqrt(sum_k s_k^2), effectiveRank = exp(-sum_k p_k log p_k), p_k = s_k / nuclear
 *
 * The ratio penalty is nuclear / frobenius.
 *
 * @param W - matrix, `[m, n]`; computed in float64 whatever its precision.
 * @returns A frozen {@link SpectrumSummary}.
 * @throws NonFiniteError on a NaN or infinity in W.
 * @example
 * ```ts
 * import { spectrumSummary } from '@lowrank/evaluation';
 * import { Matrix } from '@lowrank/linalg';
 *
 * const { effectiveRank, nuclear, frobenius } = spectrumSummary(Matrix.from([[2, 0], [0, 2]]));
 * console.log(effectiveRank.toFixed(6), nuclear.toFixed(6), frobenius.toFixed(6)); // 2.000000 4.000000 2.828427
 * ```
 * @see Roy & Vetterli 2007, The effective rank: a measure of effective dimensionality, EUSIPCO.
 */
export function spectrumSummary(W: Matrix<FloatArray>): SpectrumSummary {
  const sigma = singularValues(W);
  let [nuclear, squares] = [0, 0];
  for (const value of sigma) {
    nuclear += value;
    squares += value * value;
  }
  return Object.freeze({
    singularValues: sigma,
    effectiveRank: effectiveRank(sigma),
    nuclear,
    frobenius: Math.sqrt(squares),
  });
}
