import { basename } from 'node:path';
import { type CompleteOptions, type Completion, complete } from '@lowrank/completion';
import type { Observations } from '@lowrank/linalg';
import { onInterrupt } from '../commands/interrupt.js';
import type { Terminal } from '../commands/terminal.js';
import { progressView } from '../progress/progress-view.js';

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
    seed,
    clip,
    quiet,
  }: {
    readonly file: string;
    readonly seed: number;
    readonly clip: CompleteOptions['clip'];
    readonly quiet?: boolean | undefined;
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
      seed,
      clip,
      signal: interrupt.signal,
      onProgress: ({ step, steps }) => {
        if (!started) view.show({ type: 'started', slot: 0, run: { experiment: name, label: name, seed, steps } });
        started = true;
        view.show({ type: 'progress', slot: 0, step, loss: Number.NaN });
      },
    });
    return { completion, interrupted: interrupt.signal.aborted };
  } finally {
    interrupt.stop();
    view.end();
  }
}
