import { LowrankError } from '@lowrank/linalg';

/** What was asked for can't be done; nothing has been computed or written. Ends the command with exit code 2. */
export class UsageError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_BENCH_USAGE', message);
  }
}

/** There are too few ratings, or too many, to do anything with. */
export class RatingsError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_BENCH_RATINGS', message);
  }
}

/** Ctrl-C came before there was anything to show. Ends the command with exit code 130. */
export class InterruptedError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_BENCH_INTERRUPTED', message);
  }
}

/** A file is not a model or checkpoint, or is damaged. */
export class ModelFileError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_BENCH_MODEL', message);
  }
}

/** A model knows nothing of an id that was asked for. */
export class UnknownIdError extends LowrankError {
  constructor(message: string) {
    super('LOWRANK_BENCH_UNKNOWN_ID', message);
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a system or lowrank error. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
