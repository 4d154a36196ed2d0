import { checkPenalty } from './check-penalty.js';
import { PenaltyError } from './errors.js';
import type { Penalty } from './penalty.js';

/**
 * Checks that an object meets the {@link Penalty} contract and freezes it. Nothing else: any plain object that meets
 * the contract is a penalty already.
 *
 * @param penalty name, params, kind and `evaluate`; see the contract for the rest.
 * @returns the same object, frozen, its params too.
 * @throws PenaltyError that says what is missing and how to mend it, see {@link checkPenalty}.
 *
 * @example
 * ```ts
 * import { definePenalty } from '@lowrank/regularizers';
 *
 * // R(W) = |W|_* - |W|_F
 * const difference = definePenalty({
 *   specVersion: 1,
 *   kind: 'norms',
 *   name: 'difference',
 *   params: {},
 *   degree: 1,
 *   evaluate: (nuclear, frobenius) => ({ value: nuclear - frobenius, dNuclear: 1, dFrobenius: -1 }),
 * });
 * console.log(difference.name);
 * ```
 */
export function definePenalty<P extends Penalty>(penalty: P): Readonly<P> {
  const problems = checkPenalty(penalty);
  if (problems.length > 0) {
    const name = typeof penalty?.name === 'string' ? penalty.name : 'unnamed';
    throw new PenaltyError(`definePenalty(${name}): ${problems.join(' ')}`);
  }
  freezeDeeply(penalty.params);
  return Object.freeze(penalty);
}

function freezeDeeply(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freezeDeeply);
  Object.freeze(value);
}
