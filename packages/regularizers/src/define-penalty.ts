import { PenaltyError } from './errors.js';
import type { Penalty } from './penalty.js';

const kinds = ['norms', 'spectral', 'matrix'];

/**
 * Checks that an object meets the {@link Penalty} contract and freezes it. Nothing else: any plain object that meets
 * the contract is a penalty already.
 *
 * @param penalty name, params, kind and `evaluate`; see the contract for the rest.
 * @returns the same object, frozen, its params too.
 * @throws PenaltyError that says what is missing and how to mend it.
 *
 * @example
 * ```ts
 * import { definePenalty } from '@lowrank/regularizers';
 *
 * // R(W) = |W|_* - |W|_F
 * const difference = definePenalty({
 *   specVersion: 1,
 *   kind: 'norms',
 *   name: 'nuclearMinusFrobenius',
 *   params: {},
 *   degree: 1,
 *   evaluate: (nuclear, frobenius) => ({ value: nuclear - frobenius, dNuclear: 1, dFrobenius: -1 }),
 * });
 * console.log(difference.name);
 * ```
 */
export function definePenalty<P extends Penalty>(penalty: P): Readonly<P> {
  const who = `definePenalty(${typeof penalty?.name === 'string' ? penalty.name : 'unnamed'})`;
  const fail = (message: string): never => {
    throw new PenaltyError(`${who}: ${message}`);
  };
  if (typeof penalty !== 'object' || penalty === null) fail(`expected an object, got ${typeof penalty}.`);
  if (penalty.specVersion !== 1) {
    fail(`specVersion is ${JSON.stringify(penalty.specVersion)}, this package knows version 1. Set specVersion: 1.`);
  }
  if (typeof penalty.name !== 'string' || !/^[A-Za-z][A-Za-z0-9]*$/.test(penalty.name)) {
    fail(`name is ${JSON.stringify(penalty.name)}, expected camelCase letters and digits, such as 'ratio'.`);
  }
  if (!kinds.includes(penalty.kind)) {
    fail(`kind is ${JSON.stringify(penalty.kind)}, expected one of ${kinds.join(', ')}.`);
  }
  if (typeof penalty.evaluate !== 'function') {
    fail('evaluate is missing. Give a function that returns the value and its derivatives.');
  }
  if (typeof penalty.params !== 'object' || penalty.params === null || !survivesJson(penalty.params)) {
    fail('params must be an object that survives JSON: finite numbers, strings, booleans, null, lists and objects.');
  }
  if (penalty.degree !== undefined && !Number.isFinite(penalty.degree)) {
    fail(`degree is ${penalty.degree}, expected a finite number, or leave it out.`);
  }
  Object.freeze(penalty.params);
  return Object.freeze(penalty);
}

function survivesJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(survivesJson);
  return typeof value === 'object' && Object.values(value).every(survivesJson);
}
