import { isLowrankError } from '@lowrank/linalg';
import { UsageError } from '../errors.js';
import type { PlannedRun } from '../experiment/plan-runs.js';
import { indent } from '../schema/experiment.js';
import { makeOptimizer } from '../schema/optimizer.js';
import { makePenalty } from '../schema/penalty.js';
import { checkFits } from '../training/check-fits.js';
import { loadPlugins } from './load-plugins.js';
import { pluginsIn } from './plugins-in.js';

/**
 * Loads the modules that runs name, and makes everything once, so that what is wrong with one is found before any run
 * starts.
 *
 * @throws UsageError that names run, place and module.
 */
export async function checkPlugins(experiment: string, runs: readonly PlannedRun[]): Promise<void> {
  for (const { label, setting } of runs) {
    const plugins = pluginsIn(setting);
    if (plugins.length === 0) continue;
    try {
      await loadPlugins(setting);
      for (const { path, kind, setting: piece } of plugins) {
        prefixed(path, () => (kind === 'penalty' ? makePenalty(piece) : makeOptimizer(piece)));
      }
      checkFits(setting);
    } catch (error) {
      if (!isLowrankError(error)) throw error;
      const where = label === experiment ? experiment : `${experiment}, ${label}`;
      throw new UsageError(`${where}:\n${indent([error.message])}`);
    }
  }
}

function prefixed(path: string, make: () => unknown): void {
  try {
    make();
  } catch (error) {
    throw isLowrankError(error) ? new UsageError(`${path}: ${error.message}`) : error;
  }
}
