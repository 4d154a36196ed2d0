import { LowrankError } from '@lowrank/linalg';

/** Training produced a NaN or an infinity. The parameters of the step before are still in the last checkpoint. */
export class DivergenceError extends LowrankError {
  constructor(
    message: string,
    /** The step, counted from 0, whose loss or penalty was not finite. */
    readonly step: number,
  ) {
    super('LOWRANK_DIVERGED', message);
  }
}

/** A checkpoint is damaged, or belongs to a run with other settings. */
export class CheckpointError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_CHECKPOINT', message);
  }
}
