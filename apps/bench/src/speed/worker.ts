import { createInterface } from 'node:readline';
import { messageOf } from '../errors.js';
import type { Prepared } from './prepared.js';
import { type NodeWork, prepareWork } from './works/works.js';

/**
 * Entry of the processes in which the speed benchmark times what runs in Node, one work a process, so that none finds
 * code that was compiled for another. It speaks as speed/worker.py does: `{ prepare }`, then `{ run }` as often as wanted.
 */
type Request = { readonly prepare: NodeWork } | { readonly run: number };

let work: Prepared | undefined;

async function answerTo(request: Request): Promise<object> {
  if ('prepare' in request) {
    work = await prepareWork(request.prepare);
    return {};
  }
  const ms = await work?.run(request.run);
  return { ms, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await answerTo(JSON.parse(line)).catch((error) => ({ error: messageOf(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit();
