import type { PlannedRun } from '../experiment/plan-runs.js';
import { readRecord } from '../folder/experiment-record.js';
import type { ExperimentPaths } from '../folder/run-folder.js';
import { pluginsIn } from './plugins-in.js';

type Runs = readonly Pick<PlannedRun, 'setting'>[];

/** Names of the modules that the runs in a folder had in another version than any run has now. */
export function changedPlugins(paths: ExperimentPaths, now: Runs): string[] {
  const versions = stampsByName(now);
  if (versions.size === 0) return [];
  return [...stampsByName(runsIn(paths))]
    .filter(([name, stamps]) => versions.has(name) && ![...stamps].some((stamp) => versions.get(name)?.has(stamp)))
    .map(([name]) => name);
}

/** None where the folder holds no record that can be read. */
function runsIn(paths: ExperimentPaths): Runs {
  try {
    return readRecord(paths).runs;
  } catch {
    return [];
  }
}

function stampsByName(runs: Runs): Map<string, Set<string>> {
  const stamps = new Map<string, Set<string>>();
  for (const { setting } of runs) {
    for (const { setting: piece } of pluginsIn(setting)) {
      const { version, sha256 } = piece.plugin;
      stamps.set(piece.name, (stamps.get(piece.name) ?? new Set()).add(JSON.stringify([version, sha256])));
    }
  }
  return stamps;
}
