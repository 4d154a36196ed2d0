import { isLowrankError } from '@lowrank/linalg';

/** A value of a penalty, or undefined where evaluating it ends in a PenaltyError. Any other error is a fault. */
export function valueWhereDefined(value: () => number): number | undefined {
  try {
    return value();
  } catch (error) {
    if (isLowrankError(error, 'LOWRANK_PENALTY')) return undefined;
    throw error;
  }
}
