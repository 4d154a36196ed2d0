import type { Outcomes } from '../execution/run-all.js';
import { groupCells } from '../report/cells.js';
import { readOutcomes, type StoredRun } from '../report/outcomes.js';
import { ratingsTable } from '../report/ratings-table.js';
import { printTable } from '../report/table.js';
import { agreementTable, summaryTable } from '../report/tables.js';
import type { ClaimedExperiment } from './claimed-experiment.js';
import { quoteWord, reproduceCommand } from './reproduce-command.js';
import type { RunOptions } from './run-options.js';
import type { Terminal } from './terminal.js';

/** Shows what is stored after a command: one JSON object with --json, otherwise tables. */
export function printOutcome(
  claimed: readonly ClaimedExperiment[],
  outcomes: Outcomes,
  options: RunOptions,
  terminal: Terminal,
): void {
  const stored = claimed.map(({ paths, runs }) => readOutcomes(paths, runs));
  const complete = outcomes.interrupted + outcomes.left === 0;
  if (options.json) {
    const runs = stored.flat();
    terminal.out(
      JSON.stringify({
        experiments: claimed.map(({ experiment }) => experiment.name),
        out: options.out,
        complete,
        results: runs.flatMap(({ result }) => result ?? []),
        // Some failures, such as a full disk, could not be stored.
        failures: uniqueById([...runs.flatMap(({ failure }) => failure ?? []), ...outcomes.failures]),
      }),
    );
  } else {
    for (const [k, each] of claimed.entries())
      printExperiment(each, stored[k], terminal, { complete, set: options.set });
  }
  // With --json alone the last lines of the progress have told them.
  for (const { label, seed, message } of options.json && !options.quiet ? [] : outcomes.failures) {
    terminal.note(`Failed: ${label}, seed ${seed}: ${message}`);
  }
  if (!complete) terminal.note(`${resumeAdvice(claimed, outcomes, options)}`);
}

function printExperiment(
  { experiment, paths }: ClaimedExperiment,
  stored: readonly StoredRun[],
  terminal: Terminal,
  { complete, set = [] }: { readonly complete: boolean; readonly set: RunOptions['set'] },
): void {
  const cells = groupCells(stored, experiment.selectBy);
  const changes =
    set.length > 0
      ? `\nWith ${set.join(', ')} wherever that has a place; names are those of the experiment as it is written.\n`
      : '';
  terminal.out(`\n${experiment.title}\n${changes}\n${printTable(summaryTable(cells))}`);
  if (cells.chosen.size > 0) terminal.out('\n* smallest median validation error of its variant');
  const ratings = ratingsTable(cells.main);
  if (ratings.rows.length > 0 && cells.chosen.size === 0) {
    terminal.out(
      `\nRoot mean squared errors on test ratings [standard deviation, over what; of predictions that are not cut]\n\n` +
        printTable(ratings),
    );
  }
  const agreement = agreementTable(cells.pairs);
  if (agreement.rows.length > 0) terminal.out(`\nNative and tensor runtime\n\n${printTable(agreement)}`);
  if (complete) terminal.out(`\nReport: ${paths.report}`);
}

function resumeAdvice(claimed: readonly ClaimedExperiment[], { interrupted, left }: Outcomes, options: RunOptions) {
  const command = reproduceCommand(
    claimed.map(({ argument }) => argument),
    options,
  );
  const out = options.out === 'runs' ? '' : ` --out ${quoteWord(options.out)}`;
  return (
    `Interrupted: ${interrupted} ${interrupted === 1 ? 'run has' : 'runs have'} a checkpoint, ${left} to be begun. ` +
    `To go on: ${command}${out}`
  );
}

function uniqueById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
