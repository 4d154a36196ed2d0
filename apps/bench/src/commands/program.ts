import { Command, InvalidArgumentError } from 'commander';
import { packageInfo } from '../package-root.js';
import { list } from './list.js';
import { report } from './report.js';
import { type RunOptions, run } from './run.js';
import type { Terminal } from './terminal.js';

const examples = (text: string) => `\nExamples:\n${text.trim().replace(/^/gm, '  ')}\n`;

/** The command line. `exit` receives the exit code of a command that ends otherwise than with 0. */
export function makeProgram(terminal: Terminal, exit: (code: number) => void): Command {
  const program = new Command('lowrank-bench')
    .description('Runs, resumes and reports experiments on low-rank matrix completion.')
    .version(packageInfo.version)
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText(
      'after',
      `${examples(`
lowrank-bench list
lowrank-bench run headline --workers 2
lowrank-bench report runs/headline`)}
Exit codes: 0 done, 1 a run failed, 2 bad input, 130 interrupted.`,
    );

  program
    .command('list')
    .description('list the experiments that come with the package')
    .action(() => list(terminal));

  program
    .command('run')
    .description('make the runs of experiments that are not stored yet, print tables, write a report')
    .argument('<experiment...>', 'names from `lowrank-bench list`, or JSON files')
    .option('--set <path=value>', 'change a setting of every run; may be repeated', collect)
    .option('--workers <n>', 'runs at the same time (default: the number of cores)', parseWorkers)
    .option('--out <dir>', 'where run folders are', 'runs')
    .option('--json', 'print one JSON object with all results on standard output')
    .option('--quiet', 'show no progress')
    .option('--force', 'make stored runs anew')
    .addHelpText(
      'after',
      `${examples(`
lowrank-bench run headline inpainting
lowrank-bench run headline --set steps=2000 --set seed=7
lowrank-bench run headline --set 'terms[0].weight=0.1' --set data.noise=0.01
lowrank-bench run mine.json --out /tmp/runs --json > results.json`)}
A stored run is not made again, and an interrupted one goes on from its last
checkpoint, so the same command resumes what Ctrl-C or a crash has stopped.`,
    )
    .action(async (names: string[], options: RunOptions) => exit(await run(names, options, terminal)));

  program
    .command('report')
    .description('write figures and report.html of a run folder anew')
    .argument('<dir>', 'the folder of an experiment, or one that holds several')
    .addHelpText('after', examples('lowrank-bench report runs/headline'))
    .action((folder: string) => report(folder, terminal));

  return program;
}

const collect = (text: string, before: string[] = []) => [...before, text];

function parseWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 256) return workers;
  throw new InvalidArgumentError('Expected a whole number from 1 to 256.');
}
