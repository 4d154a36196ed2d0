import { readFileSync } from 'node:fs';
import type { PlannedRun } from '../experiment/plan-runs.js';
import { readResult } from '../folder/result-file.js';
import type { ExperimentPaths } from '../folder/run-folder.js';
import type { RunFailure, RunResult } from '../training/run-result.js';

/** A run with what is stored of it. */
export interface StoredRun {
  readonly run: PlannedRun;
  readonly result?: RunResult;
  readonly failure?: RunFailure;
}

/** What is stored of every run, in the order of the plan. Damaged results count as missing. */
export function readOutcomes(paths: ExperimentPaths, runs: readonly PlannedRun[]): StoredRun[] {
  return runs.map((run) => {
    const result = readResult(paths.run(run.id), run.id);
    if (typeof result === 'object') return { run, result };
    const failure = readFailure(paths.run(run.id).failure);
    return failure ? { run, failure } : { run };
  });
}

function readFailure(path: string): RunFailure | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
