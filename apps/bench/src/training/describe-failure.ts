import { homedir } from 'node:os';
import { isLowrankError } from '@lowrank/linalg';
import { codeOf, messageOf } from '../errors.js';
import type { RunJob } from './messages.js';
import type { RunFailure } from './run-result.js';

/** What a person needs to know of an error in a run. */
export function describeFailure({ experiment, id, label, setting }: RunJob, error: unknown): RunFailure {
  const step = (error as { step?: unknown }).step;
  return {
    experiment,
    id,
    label,
    seed: setting.seed,
    code: codeOf(error) ?? 'UNKNOWN',
    step: isLowrankError(error, 'LOWRANK_DIVERGED') && typeof step === 'number' ? step : null,
    message: withoutHome(explain(error)),
  };
}

/** Reports are shown to others: a path in a message names no person. */
function withoutHome(message: string): string {
  const home = homedir();
  return home.length > 1 ? message.replaceAll(home, '~') : message;
}

function explain(error: unknown): string {
  const message = messageOf(error);
  switch (codeOf(error)) {
    case 'ENOSPC':
      return `The disk is full (${message}). Free some space and run the same command again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The run folder can't be written (${message}). Check its permissions or choose another --out.`;
    case undefined:
      return error instanceof Error && error.stack ? error.stack : message;
    default:
      return message;
  }
}
