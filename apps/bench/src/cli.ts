#!/usr/bin/env node
import { isLowrankError } from '@lowrank/linalg';
import { CommanderError } from 'commander';
import { interruptedExit } from './commands/interrupt.js';
import { makeProgram } from './commands/program.js';
import { processTerminal } from './commands/terminal.js';
import { codeOf, messageOf } from './errors.js';

// Modules that a setting names may log; standard output belongs to results.
console.log = console.info = console.debug = console.error;

const failed = 1;
const badUsage = 2;
const terminal = processTerminal();
const json = process.argv.includes('--json');

function exitCodeOf(error: unknown): number {
  if (isLowrankError(error, 'LOWRANK_BENCH_USAGE')) return badUsage;
  return isLowrankError(error, 'LOWRANK_BENCH_INTERRUPTED') ? interruptedExit : failed;
}

try {
  await makeProgram(terminal, (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : badUsage;
  } else {
    const expected = isLowrankError(error) || codeOf(error) !== undefined;
    terminal.note(`lowrank-bench: ${expected || !(error instanceof Error) ? messageOf(error) : error.stack}`);
    process.exitCode = exitCodeOf(error);
  }
  if (json && process.exitCode !== 0) {
    terminal.out(JSON.stringify({ error: { code: codeOf(error) ?? 'UNKNOWN', message: messageOf(error) } }));
  }
}
