import { isLowrankError } from '@lowrank/linalg';
import type { Optimizer } from '@lowrank/optimizers';
import { PenaltyError } from '@lowrank/regularizers';
import { DivergenceError } from './errors.js';

/**
 * Runs one step and turns every NaN and infinity in it into a {@link DivergenceError} that names step and setting.
 * The step checks its own intermediate values through `check`. A penalty that is not finite names itself; the step is
 * added.
 */
export function guardFinite<T extends { loss: number; penalty: number }>(
  step: number,
  optimizer: Optimizer,
  make: (check: (what: string, value: number) => number) => T,
): T {
  const diverged = (what: string) =>
    new DivergenceError(
      `fit: ${what} at step ${step} with ${optimizer.name}(${JSON.stringify(optimizer.params)}). ` +
        'Use a smaller learning rate, a smaller weight of the penalty, or another start.',
      step,
    );
  const check = (what: string, value: number) => {
    if (!Number.isFinite(value)) throw diverged(`the ${what} became ${value}`);
    return value;
  };
  try {
    const result = make(check);
    check('penalty', result.penalty);
    return result;
  } catch (error) {
    if (isLowrankError(error, 'LOWRANK_NON_FINITE')) throw diverged(`the product became non-finite (${error.message})`);
    if (isLowrankError(error, 'LOWRANK_PENALTY')) throw new PenaltyError(`fit: at step ${step}: ${error.message}`);
    throw error;
  }
}
