import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { packageRoot } from '../package-root.js';
import { stepsOf } from '../schema/setting.js';
import { describeFailure } from '../training/describe-failure.js';
import type { Command, RunJob, RunMessage, RunOutcome } from '../training/messages.js';
import type { RunFailure, RunResult } from '../training/run-result.js';
import type { RunEvent } from './events.js';

/** What became of a list of jobs. */
export interface Outcomes {
  readonly results: readonly RunResult[];
  readonly failures: readonly RunFailure[];
  /** Runs that stored a checkpoint because they were cancelled. */
  readonly interrupted: number;
  /** Runs that were not begun, or can't be gone on with, because of a cancellation. */
  readonly left: number;
}

/**
 * Makes runs in worker threads, one per thread at a time, in order. A failing run leaves the others alone. On `signal`
 * no run is begun any more, and those at work finish their step and store a checkpoint.
 */
export async function runAll(
  jobs: readonly RunJob[],
  { workers, tell, signal }: { workers: number; tell(event: RunEvent): void; signal: AbortSignal },
): Promise<Outcomes> {
  const results: RunResult[] = [];
  const failures: RunFailure[] = [];
  let interrupted = 0;
  if (jobs.length === 0) return { results, failures, interrupted, left: 0 };
  const threads = Math.min(workers, jobs.length);
  const pool = new Tinypool({
    filename: join(packageRoot, 'dist', 'worker.js'),
    name: 'work',
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
  });
  const queue = jobs.values();
  let left = jobs.length;

  const serve = async (slot: number) => {
    for (const job of queue) {
      if (signal.aborted) return;
      left--;
      const { experiment, label, setting } = job;
      tell({ type: 'started', slot, run: { experiment, label, seed: setting.seed, steps: stepsOf(setting) } });
      const outcome = await runOne(pool, job, (message) => tell(eventOf(message, slot)), signal);
      if (outcome.status === 'done') {
        results.push(outcome.result);
        tell({ type: 'finished', slot, result: outcome.result });
      } else if (outcome.status === 'failed') {
        failures.push(outcome.failure);
        tell({ type: 'failed', slot, failure: outcome.failure });
      } else if (outcome.status === 'dropped') {
        left++;
        tell({ type: 'dropped', slot });
      } else {
        interrupted++;
        tell({ type: 'interrupted', slot, step: outcome.step });
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, (_, slot) => serve(slot)));
  } finally {
    await pool.destroy();
  }
  return { results, failures, interrupted, left };
}

async function runOne(
  pool: Tinypool,
  job: RunJob,
  hear: (message: RunMessage) => void,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const cancel = () => ours.postMessage('cancel' satisfies Command);
  ours.on('message', hear);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await pool.run({ job, port: theirs }, { transferList: [theirs] });
  } catch (error) {
    // trainRun never throws: this is a worker that could not be loaded, ran out of memory, or crashed.
    return { status: 'failed', failure: describeFailure(job, error) };
  } finally {
    signal.removeEventListener('abort', cancel);
    ours.close();
  }
}

function eventOf(message: RunMessage, slot: number): RunEvent {
  return message.type === 'notice' ? message : { ...message, slot };
}
