import { isLowrankError, type Json } from '@lowrank/linalg';
import type { Optimizer } from '@lowrank/optimizers';
import { optimizerChecks } from '@lowrank/optimizers/testing';
import type { Penalty } from '@lowrank/regularizers';
import { penaltyChecks } from '@lowrank/regularizers/testing';
import { InvalidArgumentError } from 'commander';
import { messageOf, UsageError } from '../errors.js';
import { unknownName } from '../nearest.js';
import { elsewhere, findPlugin } from '../plugins/find-plugin.js';
import { importFactories, type PluginFactory } from '../plugins/load-plugins.js';
import type { PluginKind } from '../plugins/plugins-in.js';
import { builtInOptimizer, optimizerNames } from '../schema/optimizer.js';
import { builtInPenalty, penaltyNames } from '../schema/penalty.js';
import type { Terminal } from './terminal.js';

type Parameters = Readonly<Record<string, Json>>;

/** What is checked: a penalty or an optimizer, and the parameters to make it with. */
interface Piece {
  readonly kind: PluginKind;
  readonly factory: PluginFactory;
  readonly params: Parameters;
}

/** Options of `check` as the command line gives them. */
export interface CheckOptions {
  readonly params?: Parameters;
  readonly json?: boolean;
}

/** How a check went; `message` says what was found where it failed. */
interface Finding {
  readonly name: string;
  readonly passed: boolean;
  readonly message?: string;
}

/**
 * `lowrank-bench check`: runs the conformance checks of a penalty, of an optimizer, or of both where a module exports both,
 * and prints a table of them.
 *
 * @returns the exit code: 0, or 1 where a check failed.
 * @throws UsageError where there is no such penalty or optimizer.
 */
export async function check(name: string, options: CheckOptions, terminal: Terminal): Promise<number> {
  const { params = {} } = options;
  const pieces = await piecesOf(name, params);
  const checks = pieces.flatMap((piece) => findings(piece, pieces.length > 1));
  const failed = checks.filter(({ passed }) => !passed).length;
  if (options.json) {
    const what = Object.fromEntries(pieces.map(({ kind }) => [kind, name]));
    terminal.out(JSON.stringify({ ...what, params, passed: failed === 0, checks }));
  } else {
    for (const each of checks) printFinding(each, terminal);
    if (options.params === undefined) {
      terminal.note(
        'Made with its defaults: whether params has every parameter shows only where --params gives them all.',
      );
    }
    const all = `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
    terminal.out(failed === 0 ? `\n${name}: all ${all} passed.` : `\n${name}: ${failed} of ${all} failed.`);
  }
  return failed === 0 ? 0 : 1;
}

/** Reads `--params`. */
export function parseParameters(text: string): Parameters {
  try {
    const params = JSON.parse(text);
    if (isObject(params)) return params;
  } catch {}
  throw new InvalidArgumentError(`Expected a JSON object such as '{"gamma":2}'.`);
}

async function piecesOf(name: string, params: Parameters): Promise<readonly Piece[]> {
  const [penalty, optimizer] = [builtInPenalty(name), builtInOptimizer(name)];
  if (penalty) return [{ kind: 'penalty', factory: penalty as PluginFactory, params }];
  if (optimizer) return [{ kind: 'optimizer', factory: optimizer as PluginFactory, params }];
  const found = findPlugin(name);
  if (typeof found !== 'object') {
    const unknown = () => unknownName('penalty or optimizer', name, [...penaltyNames, ...optimizerNames]);
    throw new UsageError(found ?? `${unknown()} ${elsewhere}`);
  }
  const factories = await importFactories(name, found);
  if (factories.length === 1) return factories.map(([kind, factory]) => ({ kind, factory, params }));
  return factories.map(([kind, factory]) => ({ kind, factory, params: paramsFor(kind, name, params) }));
}

/** The parameters of one of two pieces. */
function paramsFor(kind: PluginKind, name: string, params: Parameters): Parameters {
  const { [kind]: own = {} } = params;
  const strange = Object.keys(params).filter((key) => key !== 'penalty' && key !== 'optimizer');
  if (strange.length === 0 && isObject(own)) return own;
  throw new UsageError(
    `${name} exports a penalty and an optimizer, so --params has an object for each; got ${JSON.stringify(params)}. Give ` +
      `them as '{"penalty":{"gamma":2},"optimizer":{"learningRate":0.1}}'.`,
  );
}

const isObject = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Runs the checks of a piece; where there are two, their names say whose they are. */
function findings({ kind, factory, params }: Piece, named: boolean): readonly Finding[] {
  const checks =
    kind === 'penalty'
      ? penaltyChecks(factory as (params: never) => Penalty, { params })
      : optimizerChecks(factory as (params: never) => Optimizer, { params });
  return checks.map(({ name: sentence, run }) => {
    const name = named ? `${kind} ${sentence}` : sentence;
    try {
      run();
      return { name, passed: true };
    } catch (error) {
      const message = messageOf(error);
      return { name, passed: false, message: isLowrankError(error) ? message : `it throws: ${message}` };
    }
  });
}

function printFinding({ name, passed, message }: Finding, terminal: Terminal): void {
  terminal.out(`${passed ? 'passed' : 'failed'}  ${name}`);
  if (message !== undefined) terminal.out(`        ${message}`);
}
