import { PenaltyError } from './errors.js';
import { euclideanNorm } from './euclidean-norm.js';
import type { NormsPenalty, SpectralPenalty } from './penalty.js';

/** Singular values up to this multiple of the largest are zero for the purpose of a gradient. */
const relativeZero = 2 ** -52;

/**
 * Value of a penalty at singular values, with its partial derivatives.
 *
 * For a `norms` penalty $\partial R / \partial \sigma_k$ is dNuclear + dFrobenius $\sigma_k / \|W\|_F$. Where
 * $\sigma_k$ is zero to rounding (at most length $2^{-52} \sigma_1$) the derivative is set to 0: R has no gradient
 * there, and 0 gives the subgradient of smallest norm instead of arbitrary directions of the null space.
 *
 * @param sigma singular values in descending order.
 * @param gradient receives the derivatives, of the length of sigma.
 * @returns R(sigma).
 * @throws PenaltyError where the penalty or a derivative is not finite, as the ratio at W = 0.
 *
 * @example
 * ```ts
 * import { evaluateSpectrum, ratio } from '@lowrank/regularizers';
 *
 * const gradient = new Float64Array(2);
 * console.log(evaluateSpectrum(ratio(), Float64Array.of(4, 3), gradient)); // 7 / 5
 * ```
 */
export function evaluateSpectrum(
  penalty: NormsPenalty | SpectralPenalty,
  sigma: Float64Array,
  gradient: Float64Array,
): number {
  const frobenius = euclideanNorm(sigma);
  let value: number;
  if (penalty.kind === 'norms') {
    const nuclear = sigma.reduce((sum, s) => sum + s, 0);
    const derivatives = evaluateNorms(penalty, nuclear, frobenius);
    value = derivatives.value;
    const slope = frobenius > 0 ? derivatives.dFrobenius / frobenius : 0;
    for (let k = 0; k < sigma.length; k++) gradient[k] = derivatives.dNuclear + slope * sigma[k];
  } else {
    value = returnedNumber(penalty, penalty.evaluate(sigma, gradient));
  }
  const floor = sigma.length * relativeZero * (sigma[0] ?? 0);
  for (let k = 0; k < sigma.length; k++) if (sigma[k] <= floor) gradient[k] = 0;
  if (!Number.isFinite(value) || !gradient.every(Number.isFinite)) throw undefinedAt(penalty, frobenius);
  return value;
}

/** Value and derivatives of a `norms` penalty; throws PenaltyError where one of them is not finite. */
export function evaluateNorms(
  penalty: NormsPenalty,
  nuclear: number,
  frobenius: number,
): { value: number; dNuclear: number; dFrobenius: number } {
  const result = penalty.evaluate(nuclear, frobenius);
  for (const key of ['value', 'dNuclear', 'dFrobenius'] as const) {
    if (typeof result?.[key] === 'number') continue;
    throw new PenaltyError(
      `${penalty.name}: evaluate returned ${key} ${typeof result?.[key]}, expected { value, dNuclear, dFrobenius } with three ` +
        'numbers. Return them from evaluate(nuclear, frobenius).',
    );
  }
  if (!Number.isFinite(result.value) || !Number.isFinite(result.dNuclear) || !Number.isFinite(result.dFrobenius)) {
    throw undefinedAt(penalty, frobenius);
  }
  return result;
}

/** What `evaluate` of a penalty returned, held to being a number; throws PenaltyError otherwise. */
export function returnedNumber({ name }: { name: string }, value: unknown): number {
  if (typeof value === 'number') return value;
  throw new PenaltyError(
    `${name}: evaluate returned ${value === null ? 'null' : typeof value}, expected a number. Return the value of R, and write ` +
      'the derivatives to the second argument.',
  );
}

function undefinedAt({ name }: { name: string }, frobenius: number): PenaltyError {
  return new PenaltyError(
    frobenius === 0
      ? `${name}: undefined at W = 0. Start from a matrix that is not zero.`
      : `${name}: value or gradient is not finite at a matrix of Frobenius norm ${frobenius}. Check the penalty, ` +
          'its parameters, and the scale of W.',
  );
}
