import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.js';
import { makeSpeedProgram } from './program.js';
import { allRows } from './rows/all-rows.js';

async function run(...argv: string[]) {
  const written: string[] = [];
  const terminal = { out: () => {}, note: () => {}, screen: undefined, colour: false };
  const program = makeSpeedProgram(terminal, () => {}).configureOutput({
    writeOut: (text) => written.push(text),
    writeErr: (text) => written.push(text),
  });
  const error = await program.parseAsync(argv, { from: 'user' }).catch((thrown) => thrown);
  return { error, text: written.join('') };
}

describe('the command line of the speed benchmark', () => {
  it('lists every row in its help', async () => {
    const { error, text } = await run('--help');
    expect(error).toBeInstanceOf(CommanderError);
    expect(error.exitCode).toBe(0);
    for (const { id } of allRows) expect(text).toContain(`  ${id} `);
  });

  it('refuses a row that there is not before anything is measured', async () => {
    const { error } = await run('--only', 'step-ratio,nothing');
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain('unknown row "nothing"');
  });

  it('refuses options and arguments that there are not', async () => {
    for (const argv of [['--fast'], ['step-ratio'], ['--only']]) {
      const { error, text } = await run(...argv);
      expect(error, argv[0]).toBeInstanceOf(CommanderError);
      expect(error.exitCode).not.toBe(0);
      expect(text).toContain('(add --help for what there is)');
    }
  });
});
