import { checkOptimizer, type Optimizer } from '@lowrank/optimizers';
import { checkPenalty, type Penalty } from '@lowrank/regularizers';
import { messageOf, UsageError } from '../errors.js';
import { loadedFactory, type PluginFactory } from './load-plugins.js';
import type { PluginSetting } from './plugins-in.js';
import { tryOptimizer } from './try-optimizer.js';

/**
 * The penalty of a loaded module.
 *
 * @throws UsageError where its factory throws, does not take a parameter, or makes something that is no penalty.
 */
export function makePluginPenalty(setting: PluginSetting): Penalty {
  const { name, plugin: _, ...parameters } = setting;
  const made = call(name, 'penalty', loadedFactory('penalty', setting), parameters);
  refuse(name, 'penalty', checkPenalty(made));
  refuseUnknown(name, 'penalty', parameters, made as Penalty);
  return made as Penalty;
}

/**
 * The optimizer of a loaded module, with `parameters` in which a schedule is one.
 *
 * @throws UsageError where its factory throws, does not take a parameter, or makes something that is no optimizer.
 */
export function makePluginOptimizer(setting: PluginSetting, parameters: Readonly<Record<string, unknown>>): Optimizer {
  const { name } = setting;
  const made = call(name, 'optimizer', loadedFactory('optimizer', setting), parameters);
  refuse(name, 'optimizer', checkOptimizer(made));
  refuseUnknown(name, 'optimizer', parameters, made as Optimizer);
  // Another one is tried, so that what a factory keeps to itself is as new.
  const another = call(name, 'optimizer', loadedFactory('optimizer', setting), parameters);
  refuse(name, 'optimizer', tryOptimizer(another as Optimizer));
  return made as Optimizer;
}

function call(name: string, kind: string, factory: PluginFactory, parameters: Readonly<Record<string, unknown>>) {
  try {
    return factory(parameters);
  } catch (error) {
    throw new UsageError(`${name}: ${kind}(${JSON.stringify(parameters)}) throws: ${messageOf(error)}`);
  }
}

function refuse(name: string, kind: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(`${name} makes no ${kind}: ${problems.join(' ')}`);
}

/**
 * Holds parameters to those that a piece declares: one that is misspelt would otherwise be passed over without a word, and
 * one that is forgotten be missing in what is stored. The conformance kit says the same of a penalty.
 */
function refuseUnknown(name: string, kind: string, parameters: object, { params }: Pick<Penalty, 'params'>): void {
  const known = Object.keys(params);
  const unknown = Object.keys(parameters).filter((parameter) => !known.includes(parameter));
  if (unknown.length === 0) return;
  const has = known.length > 0 ? `its params are ${known.join(', ')}` : 'its params are empty';
  throw new UsageError(
    `${name} takes no parameter ${unknown.join(', ')}: ${has}. Either the name is misspelt, or the ${kind} forgets to put ` +
      'it into params.',
  );
}
