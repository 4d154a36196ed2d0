import { Command } from 'commander';
import type { Terminal } from '../commands/terminal.js';
import { quick, thorough } from './alternate.js';
import { readMachine, readVersions } from './machine.js';
import { measureRow } from './measure-row.js';
import { printReport } from './print-rows.js';
import type { PythonProcess } from './python/python-process.js';
import { makePythons, type Pythons } from './python/pythons.js';
import type { Row, RowPlan } from './row.js';
import { allRows } from './rows/all-rows.js';
import { selectRows } from './select-rows.js';

interface SpeedOptions {
  readonly json?: boolean;
  readonly quick?: boolean;
  readonly only?: string;
}

/** The command line of the speed benchmark. `exit` receives the exit code of a run that ends otherwise than with 0. */
export function makeSpeedProgram(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('npm run bench:speed --')
    .description('Times lowrank against others on the same work, in turns, and compares the ratios with their bars.')
    .option('--only <ids>', 'rows to measure, by id, with commas between')
    .option('--quick', 'fewer rounds')
    .option('--json', 'print one JSON object { machine, versions, rows } on standard output')
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .allowExcessArguments(false)
    .addHelpText(
      'after',
      `
Rows:
${allRows.map(({ id, against }) => `  ${id.padEnd(28)}against ${against}`).join('\n')}

Environment:
  LOWRANK_PYTHON  the Python with torch and numpy (default: the first python3 that has both)
  LOWRANK_DATA    the folder that holds ml-100k, for step-movielens

Exit codes: 0 done, whatever the ratios; 1 a row could not be measured; 2 bad input.`,
    )
    .action(async (options: SpeedOptions) => {
      const failures = await runSpeed(selectRows(allRows, options.only), options, terminal);
      if (failures > 0) exit(1);
    });
}

/** Measures and prints; returns the number of rows that went wrong. */
async function runSpeed(plans: readonly RowPlan[], options: SpeedOptions, terminal: Terminal): Promise<number> {
  const effort = options.quick ? quick : thorough;
  const pythons = makePythons(process.env);
  try {
    terminal.note('looking at the machine ...');
    const python = plans.some(usesPython) ? await reachable(pythons) : undefined;
    const versions = readVersions(python);
    const machine = await readMachine(python, effort);
    const rows: Row[] = [];
    let failures = 0;
    for (const [k, plan] of plans.entries()) {
      terminal.note(`${k + 1} of ${plans.length}: ${plan.id}, against ${plan.against} ...`);
      const { row, failed } = await measureRow(plan, { pythons, effort });
      rows.push(row);
      if (failed) failures++;
      terminal.note(row.ratio === null ? `  ${row.reason}` : `  ratio ${row.ratio.toPrecision(3)}`);
    }
    const report = { machine, versions, rows };
    terminal.out(options.json ? JSON.stringify(report) : printReport(report));
    return failures;
  } finally {
    pythons.close();
  }
}

const usesPython = ({ theirs }: RowPlan) => theirs.some((opponent) => 'python' in opponent);

/** The Python of one thread; undefined where there is none, which each row that needs it says. */
async function reachable(pythons: Pythons): Promise<PythonProcess | undefined> {
  try {
    return await pythons.withThreads(1);
  } catch {
    return undefined;
  }
}
