import { describe } from './describe.js';
import { exp, log } from './elementary.js';
import { ArgumentError, NonFiniteError } from './errors.js';

/**
 * Effective rank of a spectrum: how many singular values it has in effect, between 1 and their number.
 *
 * $$ \operatorname{erank} = \exp\!\Big(\!-\sum_k p_k \ln p_k\Big), \qquad p_k = \frac{\sigma_k}{\sum_j \sigma_j}, \qquad
 *    0 \ln 0 = 0 $$
 *
 * @param sigma - singular values in any order, none negative.
 * @returns the effective rank; 0 for a spectrum of zeros. It does not change where all values are scaled alike.
 * @throws NonFiniteError on a NaN or an infinity; ArgumentError on a negative value, or on no list.
 * @example
 * ```ts
 * import { effectiveRank, singularValues } from '@lowrank/linalg';
 *
 * console.log(effectiveRank([5, 5, 5])); // 3 up to rounding
 * console.log(effectiveRank(singularValues([[1, 2], [2, 4]]))); // 1 up to rounding
 * ```
 * @see O. Roy and M. Vetterli, The effective rank: a measure of effective dimensionality, EUSIPCO (2007).
 */
export function effectiveRank(sigma: ArrayLike<number>): number {
  if (typeof sigma?.length !== 'number') {
    throw new ArgumentError(
      `effectiveRank: expected a list of singular values, got ${describe(sigma)}. Of a matrix, pass singularValues(A).`,
    );
  }
  let largest = 0;
  for (let k = 0; k < sigma.length; k++) {
    if (!Number.isFinite(sigma[k])) throw new NonFiniteError(`effectiveRank: singular value ${k} is ${sigma[k]}.`);
    if (sigma[k] < 0) throw new ArgumentError(`effectiveRank: singular value ${k} is negative, ${sigma[k]}.`);
    largest = Math.max(largest, sigma[k]);
  }
  if (largest === 0) return 0;
  let sum = 0;
  for (let k = 0; k < sigma.length; k++) sum += sigma[k] / largest;
  let entropy = 0;
  for (let k = 0; k < sigma.length; k++) {
    const share = sigma[k] / largest / sum;
    if (share > 0) entropy -= share * log(share);
  }
  return exp(entropy);
}
