import { join } from 'node:path';

/** The files of one run. */
export interface RunPaths {
  readonly folder: string;
  readonly config: string;
  readonly metrics: string;
  readonly checkpoint: string;
  readonly result: string;
  readonly failure: string;
  /** The filled photograph. */
  readonly picture: string;
}

/** The files of one experiment. */
export interface ExperimentPaths {
  readonly folder: string;
  readonly experiment: string;
  readonly environment: string;
  readonly figures: string;
  readonly report: string;
  run(id: string): RunPaths;
}

/** Where everything of an experiment is, below `folder`. */
export function experimentPaths(folder: string): ExperimentPaths {
  return {
    folder,
    experiment: join(folder, 'experiment.json'),
    environment: join(folder, 'environment.json'),
    figures: join(folder, 'figures'),
    report: join(folder, 'report.html'),
    run: (id) => runPaths(join(folder, 'runs', id)),
  };
}

/** Where everything of a run is. */
export function runPaths(folder: string): RunPaths {
  return {
    folder,
    config: join(folder, 'config.json'),
    metrics: join(folder, 'metrics.jsonl'),
    checkpoint: join(folder, 'checkpoint.bin'),
    result: join(folder, 'result.json'),
    failure: join(folder, 'failure.json'),
    picture: join(folder, 'picture.png'),
  };
}
