import { checkOptions } from '../check-options.js';
import { checkPenalty } from '../check-penalty.js';
import { PenaltyError } from '../errors.js';
import type { Penalty } from '../penalty.js';

/** The function that was called, and the penalty that it was given, for errors. */
export function caller(name: string, penalty: Penalty): string {
  return typeof penalty?.name === 'string' ? `${name}(${penalty.name})` : name;
}

/**
 * The options of a call with a penalty and options, once both are what they should be.
 *
 * @throws PenaltyError on an object that is no penalty; ArgumentError on options that are not among `known`.
 */
export function checkCall<Options extends object>(
  who: string,
  penalty: Penalty,
  options: Options,
  known: readonly (keyof Options & string)[],
): Options {
  const problems = checkPenalty(penalty);
  if (problems.length > 0) {
    const order = checkPenalty(options).length === 0 ? ' Here it is the options: give the penalty first.' : '';
    throw new PenaltyError(`${who}: ${problems.join(' ')}${order}`);
  }
  return checkOptions(who, options, known);
}
