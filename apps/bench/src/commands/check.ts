import { isLowrankError, type Json } from '@lowrank/linalg';
import type { Penalty } from '@lowrank/regularizers';
import { type PenaltyCheck, penaltyChecks } from '@lowrank/regularizers/testing';
import { InvalidArgumentError } from 'commander';
import { messageOf, UsageError } from '../errors.js';
import { unknownName } from '../nearest.js';
import { elsewhere, findPlugin } from '../plugins/find-plugin.js';
import { importFactory } from '../plugins/load-plugins.js';
import { builtInPenalty, penaltyNames } from '../schema/penalty.js';
import type { Terminal } from './terminal.js';

type Parameters = Readonly<Record<string, Json>>;
type Factory = (params: never) => Penalty;

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
 * `lowrank-bench check`: runs the conformance checks of a penalty and prints a table of them.
 *
 * @returns the exit code: 0, or 1 where a check failed.
 * @throws UsageError where there is no such penalty.
 */
export async function check(name: string, options: CheckOptions, terminal: Terminal): Promise<number> {
  const { params = {} } = options;
  const factory = await factoryOf(name);
  const checks = penaltyChecks(factory, { params }).map(finding);
  const failed = checks.filter(({ passed }) => !passed).length;
  if (options.json) {
    terminal.out(JSON.stringify({ penalty: name, params, passed: failed === 0, checks }));
  } else {
    for (const each of checks) printFinding(each, terminal);
    const all = `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
    terminal.out(failed === 0 ? `\n${name}: all ${all} passed.` : `\n${name}: ${failed} of ${all} failed.`);
  }
  return failed === 0 ? 0 : 1;
}

/** Reads `--params`. */
export function parseParameters(text: string): Parameters {
  try {
    const params = JSON.parse(text);
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params;
  } catch {}
  throw new InvalidArgumentError(`Expected a JSON object such as '{"gamma":2}'.`);
}

async function factoryOf(name: string): Promise<Factory> {
  const builtIn = builtInPenalty(name);
  if (builtIn) return builtIn;
  const found = findPlugin(name);
  if (typeof found === 'object') return (await importFactory(name, found, 'penalty')) as Factory;
  throw new UsageError(found ?? `${unknownName('penalty', name, penaltyNames)} ${elsewhere}`);
}

function finding({ name, run }: PenaltyCheck): Finding {
  try {
    run();
    return { name, passed: true };
  } catch (error) {
    const message = messageOf(error);
    return { name, passed: false, message: isLowrankError(error) ? message : `it throws: ${message}` };
  }
}

function printFinding({ name, passed, message }: Finding, terminal: Terminal): void {
  terminal.out(`${passed ? 'passed' : 'failed'}  ${name}`);
  if (message !== undefined) terminal.out(`        ${message}`);
}
