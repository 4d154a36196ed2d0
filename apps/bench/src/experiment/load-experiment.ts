import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf, UsageError } from '../errors.js';
import { isPath, quote, unknownName } from '../nearest.js';
import { packageRoot } from '../package-root.js';
import { fromFolder } from '../plugins/from-folder.js';
import { type Experiment, parseExperiment } from '../schema/experiment.js';

const builtInFolder = join(packageRoot, 'experiments');

/** An experiment with the word that names it on the command line. */
export interface LoadedExperiment {
  readonly experiment: Experiment;
  readonly argument: string;
}

/** Names of the experiments that come with the package. */
export function builtInNames(): string[] {
  return readdirSync(builtInFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();
}

/**
 * Reads an experiment by the name of a built-in one or the path of a JSON file.
 *
 * @throws UsageError where there is no such experiment, or the file is not one.
 */
export function loadExperiment(argument: string): LoadedExperiment {
  if (builtInNames().includes(argument)) return read(join(builtInFolder, `${argument}.json`), argument);
  if (!isPath(argument) && !existsSync(argument)) {
    throw new UsageError(`${unknownName('experiment', argument, builtInNames())} A file is given as its path.`);
  }
  if (!existsSync(argument)) {
    throw new UsageError(`There is no file ${quote(argument)}. Built-in experiments: ${builtInNames().join(', ')}.`);
  }
  if (statSync(argument).isDirectory()) {
    const isRunFolder = existsSync(join(argument, 'experiment.json'));
    throw new UsageError(
      `${quote(argument)} is a folder; expected the name of an experiment or a JSON file.` +
        (isRunFolder ? ` It holds finished runs: lowrank-bench report ${argument} shows them.` : ''),
    );
  }
  return read(argument, argument);
}

function read(path: string, argument: string): LoadedExperiment {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} is not a JSON file that can be read: ${messageOf(error)}`);
  }
  const experiment = parseExperiment(json, path);
  const { setting, variants, grid } = experiment;
  return { experiment: { ...experiment, ...fromFolder({ setting, variants, grid }, dirname(path)) }, argument };
}
