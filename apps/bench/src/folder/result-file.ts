import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { RunResult } from '../training/run-result.js';
import { writeJson } from './atomic-write.js';
import { digestOfFile } from './metrics-log.js';
import type { RunPaths } from './run-folder.js';

/** What result.json holds: the result, and digests that tell whether it and the metrics are whole. */
interface StoredResult {
  readonly result: RunResult;
  readonly metricsSha256: string | undefined;
  readonly sha256: string;
}

/** Stores a result, once its metrics are complete. */
export function writeResult(paths: RunPaths, result: RunResult): void {
  const content = { result, metricsSha256: digestOfFile(paths.metrics) };
  writeJson(paths.result, { ...content, sha256: digestOf(content) } satisfies StoredResult);
}

/** The stored result of a run, unless there is none or it, or its metrics, are damaged. */
export function readResult(paths: RunPaths, id: string): RunResult | 'none' | 'damaged' {
  if (!existsSync(paths.result)) return 'none';
  try {
    const { sha256, ...content } = JSON.parse(readFileSync(paths.result, 'utf8')) as StoredResult;
    const sound =
      sha256 === digestOf(content) && content.result.id === id && content.metricsSha256 === digestOfFile(paths.metrics);
    return sound ? content.result : 'damaged';
  } catch {
    return 'damaged';
  }
}

const digestOf = (content: Omit<StoredResult, 'sha256'>) =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');
