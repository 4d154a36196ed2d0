import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { Contender } from './contender.js';
import { startLineProcess } from './line-process.js';
import type { NodeWork } from './works/works.js';

/** Starts a Node process of its own for some work. It runs the build, as users do. */
export async function nodeContender(work: NodeWork): Promise<Contender> {
  const worker = join(packageRoot, 'dist', 'speed', 'worker.js');
  const process_ = startLineProcess(process.execPath, [worker], process.env);
  let peak: number | undefined;
  try {
    await process_.ask({ prepare: work });
  } catch (error) {
    process_.close();
    throw error;
  }
  return {
    run: async (repetitions) => {
      const { ms, peakMiB } = await process_.ask<{ ms: number; peakMiB: number }>({ run: repetitions });
      peak = peakMiB;
      return ms;
    },
    peakMiB: () => peak,
    close: process_.close,
  };
}
