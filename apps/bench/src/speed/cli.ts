import { isLowrankError } from '@lowrank/linalg';
import { CommanderError } from 'commander';
import { processTerminal } from '../commands/terminal.js';
import { codeOf, messageOf } from '../errors.js';
import { makeSpeedProgram } from './program.js';

const badInput = 2;
const terminal = processTerminal();

try {
  await makeSpeedProgram(terminal, (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : badInput;
  } else {
    const expected = isLowrankError(error) || codeOf(error) !== undefined;
    terminal.note(`bench:speed: ${expected || !(error instanceof Error) ? messageOf(error) : error.stack}`);
    process.exitCode = expected ? badInput : 1;
  }
}
