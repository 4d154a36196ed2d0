import { LowrankError } from '@lowrank/linalg';

/** A stored completion is damaged, or is not one. */
export class CompletionError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_COMPLETION', message);
  }
}

/** A matrix would take more memory than was allowed. */
export class MemoryError extends LowrankError {
  constructor(
    message: string,
    /** What it would take, in bytes, as estimated. */
    readonly bytes: number,
  ) {
    super('LOWRANK_MEMORY', message);
  }
}
