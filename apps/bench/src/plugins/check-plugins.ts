import { isLowrankError } from '@lowrank/linalg';
import { penaltyChecks } from '@lowrank/regularizers/testing';
import { messageOf, UsageError } from '../errors.js';
import type { PlannedRun } from '../experiment/plan-runs.js';
import { indent } from '../schema/experiment.js';
import { makeOptimizer, optimizerNames } from '../schema/optimizer.js';
import { makePenalty, penaltyNames } from '../schema/penalty.js';
import { checkFits } from '../training/check-fits.js';
import { loadPlugins } from './load-plugins.js';
import { type PluginSetting, pluginsIn } from './plugins-in.js';

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
        prefixed(path, () => (kind === 'penalty' ? checkPenaltyOf(piece) : checkOptimizerOf(piece)));
      }
      checkFits(setting);
    } catch (error) {
      if (!isLowrankError(error)) throw error;
      const where = label === experiment ? experiment : `${experiment}, ${label}`;
      throw new UsageError(`${where}:\n${indent([error.message])}`);
    }
  }
}

/** What the conformance kit calls the checks without which a penalty can't be trained with. */
const needed = [
  'meets the contract',
  'leaves its inputs as they are',
  'writes every derivative, whatever stood there',
  'has the same result for the same input, whatever was computed before',
  'is a number with a gradient at every shape and rank',
];

function checkPenaltyOf(piece: PluginSetting): void {
  const { name } = makePenalty(piece);
  refuseTaken(piece.name, `a penalty named ${name}`, penaltyNames.includes(name));
  for (const check of penaltyChecks(() => makePenalty(piece))) {
    if (!needed.includes(check.name)) continue;
    try {
      check.run();
    } catch (error) {
      throw new UsageError(`${piece.name}: ${messageOf(error)} All checks: lowrank-bench check ${piece.name}`);
    }
  }
}

function checkOptimizerOf(piece: PluginSetting): void {
  const { name } = makeOptimizer(piece);
  refuseTaken(piece.name, `an optimizer named ${name}`, optimizerNames.includes(name));
}

/** Two things of one name would be told apart by nothing in tables and saved models. */
function refuseTaken(name: string, made: string, taken: boolean): void {
  if (taken) throw new UsageError(`${name} makes ${made}, as a built-in one is. Give it another name.`);
}

function prefixed(path: string, make: () => unknown): void {
  try {
    make();
  } catch (error) {
    throw isLowrankError(error) ? new UsageError(`${path}: ${error.message}`) : error;
  }
}
