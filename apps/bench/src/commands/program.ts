import { Command, InvalidArgumentError, Option } from 'commander';
import { packageInfo } from '../package-root.js';
import { type CheckOptions, check, parseParameters } from './check.js';
import { type CompleteCommandOptions, complete } from './complete.js';
import {
  parseClip,
  parseColumns,
  parseCount,
  parseDecimal,
  parseDelimiter,
  parseEncoding,
  parseMemory,
  parseSeed,
} from './completion-options.js';
import { list } from './list.js';
import { report } from './report.js';
import { run } from './run.js';
import type { RunOptions } from './run-options.js';
import type { Terminal } from './terminal.js';
import { type TopnOptions, topn } from './topn.js';

const examples = (text: string) => `\nExamples:\n${text.trim().replace(/^/gm, '  ')}\n`;

/** The command line. `exit` receives the exit code of a command that ends otherwise than with 0. */
export function makeProgram(terminal: Terminal, exit: (code: number) => void): Command {
  const program = new Command('lowrank-bench')
    .description(
      'Runs, resumes and reports experiments on low-rank matrix completion, and completes ratings of your own.',
    )
    .version(packageInfo.version)
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .addHelpText(
      'after',
      `${examples(`
lowrank-bench list
lowrank-bench run headline --workers 2
lowrank-bench report runs/headline
lowrank-bench complete ratings.csv --predict pairs.csv --out predictions.csv`)}
Exit codes: 0 done, 1 a run failed or a file is no good, 2 bad command line or
experiment, 130 interrupted.`,
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
    .option('--only <text>', 'only runs that have this in their name; may be repeated, then all of it', collect)
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
lowrank-bench run movielens --only u1 --only 'seed 0'
lowrank-bench run headline --set 'terms[0].penalty=./my-penalty.js' --set engine=auto
lowrank-bench run mine.json --out /tmp/runs --json > results.json`)}
A stored run is not made again, and an interrupted one goes on from its last
checkpoint, so the same command resumes what Ctrl-C or a crash has stopped. After
a change of versions stored results stay, with a notice, until --force makes them
anew; an interrupted run begins again.`,
    )
    .action(async (names: string[], options: RunOptions) => exit(await run(names, options, terminal)));

  program
    .command('report')
    .description('write figures and report.html of a run folder anew')
    .argument('<dir>', 'the folder of an experiment, or one that holds several')
    .addHelpText('after', examples('lowrank-bench report runs/headline'))
    .action((folder: string) => report(folder, terminal));

  program
    .command('check')
    .description('hold a penalty or an optimizer of your own to its contract, as /testing of its package does')
    .argument(
      '<module>',
      'a file such as ./my-penalty.js or an installed package that exports `penalty` or `optimizer`',
    )
    .option('--params <json>', 'parameters to make it with', parseParameters)
    .option('--json', 'print one JSON object on standard output')
    .addHelpText(
      'after',
      `${examples(`
lowrank-bench check ./my-penalty.js
lowrank-bench check lowrank-penalty-mine --params '{"gamma":0.5}'
lowrank-bench check ./my-rule.js`)}
The exit code is 1 where a check fails.`,
    )
    .action(async (name: string, options: CheckOptions) => exit(await check(name, options, terminal)));

  program
    .command('complete')
    .description('predict the pairs in a file, by a model trained on your ratings or by a stored one')
    .argument(
      '[ratings]',
      'CSV or TSV with a user, an item and a rating a line, or movielens-100k; without it, --model is read',
    )
    .option('--predict <file>', 'CSV or TSV with a user and an item a line')
    .option('--out <file>', 'CSV of the same lines with a last column, prediction')
    .option('--model <file>', 'where to store the model; without ratings, the stored model to use')
    .option('--report <dir>', 'write report.html: what was chosen and why, errors, spectrum, settings')
    .option(
      '--columns <user,item,rating>',
      'names in the header, or positions from 0; the first two also of the pairs, and enough for a stored model',
      parseColumns,
    )
    .option('--header', 'the first line is a header (default: found out)')
    .option('--no-header', 'the first line is data')
    .option('--delimiter <text>', 'what separates cells (default: found out); tab for a tab', parseDelimiter)
    .option('--decimal <mark>', 'comma where ratings are written as 3,5 (default: point)', parseDecimal)
    .option('--encoding <name>', 'of both files: utf-8, latin1 or windows-1252 (default: utf-8)', parseEncoding)
    .addOption(
      new Option('--duplicates <what>', 'pairs rated twice (default: error)').choices(['error', 'mean', 'last']),
    )
    .option('--no-quotes', 'double quotes are ordinary characters')
    .option('--seed <n>', 'of all that is random (default: 0)', parseSeed)
    .option('--clip <low,high>', 'cut predictions to a range, or none (default: that of ratings)', parseClip)
    .option('--memory <GiB>', 'refuse what takes more to train (default: 3.5)', parseMemory)
    .option('--checkpoint <file>', 'keep what has been tried here; the same command goes on from it')
    .option('--strict', 'refuse ids in the pairs that the ratings do not have')
    .option('--json', 'print one JSON object on standard output')
    .option('--quiet', 'show no progress')
    .addHelpText(
      'after',
      `${examples(`
lowrank-bench complete ratings.csv --predict pairs.csv --out predictions.csv
lowrank-bench complete ratings.csv --predict pairs.csv --out predictions.csv --model model.json --report report
lowrank-bench complete --model model.json --predict more.csv --out predictions.csv
lowrank-bench complete ratings.csv --model model.json
lowrank-bench complete --model model.json --report report`)}
Ids that the ratings do not have are listed, and predicted by the mean over all
users or items. Pairs that no ratings connect are predicted by mean and biases.
Predictions are written with commas between cells and decimal points. Ctrl-C ends training with the best so far, with exit code 130.
movielens-100k is read from the folder that LOWRANK_DATA names, or fetched from
GroupLens once and kept in the cache of this user.`,
    )
    .action(async (ratings: string | undefined, options: CompleteCommandOptions) =>
      exit(await complete(ratings, options, terminal)),
    );

  program
    .command('topn')
    .description('list the items that a user has not rated, best first, by a stored model')
    .option('--model <file>', 'a model that complete has stored (required)')
    .option('--user <id>', 'a user of the ratings (required)')
    .option('--n <count>', 'how many items', parseCount, 10)
    .option('--out <file>', 'write them as CSV')
    .option('--json', 'print one JSON object on standard output')
    .addHelpText('after', examples('lowrank-bench topn --model model.json --user ann --n 5'))
    .action((options: TopnOptions) => topn(options, terminal));

  return program;
}

const collect = (text: string, before: string[] = []) => [...before, text];

function parseWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 256) return workers;
  throw new InvalidArgumentError('Expected a whole number from 1 to 256.');
}
