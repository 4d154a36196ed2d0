import type { MessagePort } from 'node:worker_threads';
import { loadPlugins } from './plugins/load-plugins.js';
import type { Command, RunJob, RunMessage, RunOutcome } from './training/messages.js';
import { trainRun } from './training/train-run.js';

// Modules that a setting names may log; standard output belongs to results.
console.log = console.info = console.debug = console.error;

/** How often a run tells where it is, in ms. */
const interval = 200;

/** Entry of the worker threads: makes one run, tells its progress through `port`, and stops when told so. */
export async function work({ job, port }: { job: RunJob; port: MessagePort }): Promise<RunOutcome> {
  const controller = new AbortController();
  port.on('message', (command: Command) => {
    if (command === 'cancel') controller.abort();
  });
  let last = Number.NEGATIVE_INFINITY;
  const say = (message: RunMessage) => {
    const now = performance.now();
    if (message.type === 'progress' && now - last < interval) return;
    last = now;
    port.postMessage(message);
  };
  try {
    await loadPlugins(job.setting);
    return await trainRun(job, { say, signal: controller.signal });
  } finally {
    port.close();
  }
}
