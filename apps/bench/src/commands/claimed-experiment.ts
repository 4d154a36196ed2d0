import type { LoadedExperiment } from '../experiment/load-experiment.js';
import type { PlannedRun } from '../experiment/plan-runs.js';
import type { ExperimentPaths } from '../folder/run-folder.js';

/** An experiment whose folder belongs to this process. */
export interface ClaimedExperiment extends LoadedExperiment {
  readonly paths: ExperimentPaths;
  readonly runs: readonly PlannedRun[];
  readonly release: () => void;
}
