import { LowrankError } from '@lowrank/linalg';

/** A penalty breaks its contract, or is undefined at the matrix it was given. */
export class PenaltyError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_PENALTY', message);
  }
}
