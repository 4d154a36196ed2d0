import { readFileSync } from 'node:fs';
import { messageOf, UsageError } from '../errors.js';
import type { PlannedRun } from '../experiment/plan-runs.js';
import { writeJson } from './atomic-write.js';
import type { Environment } from './environment.js';
import type { ExperimentPaths } from './run-folder.js';

/** experiment.json: what was asked for, with every run written out. */
export interface ExperimentRecord {
  readonly format: 'lowrank-bench experiment record 1';
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** How to run it again. */
  readonly command: string;
  readonly selectBy?: 'validationMse';
  readonly runs: readonly PlannedRun[];
}

export function writeRecord(paths: ExperimentPaths, record: ExperimentRecord): void {
  writeJson(paths.experiment, record);
}

/** @throws UsageError where the folder holds no record that can be read. */
export function readRecord(paths: ExperimentPaths): ExperimentRecord {
  let record: ExperimentRecord;
  try {
    record = JSON.parse(readFileSync(paths.experiment, 'utf8'));
  } catch (error) {
    throw new UsageError(`${paths.experiment} can't be read: ${messageOf(error)}`);
  }
  if (record?.format !== 'lowrank-bench experiment record 1' || !Array.isArray(record.runs)) {
    throw new UsageError(`${paths.experiment} is not the record of an experiment that this version reads.`);
  }
  return record;
}

/** The stored environment; undefined where there is none that can be read. */
export function readStoredEnvironment(paths: ExperimentPaths): Environment | undefined {
  try {
    return JSON.parse(readFileSync(paths.environment, 'utf8'));
  } catch {
    return undefined;
  }
}
