import { isLowrankError } from '@lowrank/linalg';

/** What a penalty gives, or undefined where evaluating it ends in a PenaltyError. Any other error is a fault. */
export function valueWhereDefined<T>(value: () => T): T | undefined {
  try {
    return value();
  } catch (error) {
    if (isLowrankError(error, 'LOWRANK_PENALTY')) return undefined;
    throw error;
  }
}
