import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type CompleteOptions, type Completion, complete, type MemoryError } from '@lowrank/completion';
import { isLowrankError, type Observations } from '@lowrank/linalg';
import { onInterrupt } from '../commands/interrupt.js';
import type { Terminal } from '../commands/terminal.js';
import { RatingsError } from '../errors.js';
import { formatBytes, formatCount } from '../progress/format.js';
import { progressView } from '../progress/progress-view.js';
import type { Checkpoint } from './checkpoint.js';

/** A completion, and whether Ctrl-C ended its training early. */
export interface Trained {
  readonly completion: Completion;
  readonly interrupted: boolean;
}

/** Completes with progress on the terminal; Ctrl-C ends it with the best so far. */
export async function trainModel(
  observations: Observations,
  {
    file,
    quiet,
    checkpoint,
    ...options
  }: Pick<CompleteOptions, 'seed' | 'clip' | 'memoryLimit'> & {
    readonly file: string;
    readonly seed: number;
    readonly quiet?: boolean | undefined;
    readonly checkpoint?: Checkpoint | undefined;
  },
  terminal: Terminal,
): Promise<Trained> {
  const view = progressView({ quiet: quiet === true }, terminal);
  const interrupt = onInterrupt(() =>
    view.show({
      type: 'notice',
      text: 'Interrupted: ending with the best so far. Press Ctrl-C again to stop at once.',
    }),
  );
  const name = basename(file);
  let started = false;
  try {
    const completion = await complete(observations, {
      ...options,
      attempts: checkpoint?.attempts,
      onAttempt: checkpoint?.add,
      signal: interrupt.signal,
      onProgress: ({ step, steps }) => {
        if (!started) {
          const { seed } = options;
          view.show({ type: 'started', slot: 0, run: { experiment: name, label: name, seed, steps } });
          if (checkpoint && checkpoint.attempts.length > 0) {
            view.show({ type: 'resumed', slot: 0, step });
            const done = checkpoint.attempts.map(({ name }) => name).join('; ');
            view.show({
              type: 'notice',
              text: `Tried before, and kept: ${done}. What was being tried then begins anew.`,
            });
          }
        }
        started = true;
        view.show({ type: 'progress', slot: 0, step, loss: Number.NaN });
      },
    });
    await setImmediate(); // A second Ctrl-C that came while this thread was busy is heard now.
    return { completion, interrupted: interrupt.signal.aborted };
  } catch (error) {
    throw isLowrankError(error, 'LOWRANK_MEMORY') ? tooLarge(file, observations, error as MemoryError) : error;
  } finally {
    interrupt.stop();
    view.end();
  }
}

function tooLarge(file: string, { rows, columns }: Observations, { bytes }: MemoryError): RatingsError {
  return new RatingsError(
    `${file}: ${formatCount(rows)} users and ${formatCount(columns)} items take about ${formatBytes(bytes)} of memory, which is ` +
      'more than is allowed. The matrix is held whole: leave out users or items with few ratings, or give --memory.',
  );
}
