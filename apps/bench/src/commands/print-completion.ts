import type { Completion, Warning } from '@lowrank/completion';
import type { Pair } from '@lowrank/datasets/node';
import type { UnknownIds } from '../completion/unknown-ids.js';
import { packageInfo } from '../package-root.js';
import { formatCount, formatNumber } from '../progress/format.js';
import { describeUnknown } from './refuse-unknown.js';
import type { Terminal } from './terminal.js';

/** What `complete` has done. */
export interface CompletionOutcome {
  readonly completion: Completion;
  readonly interrupted: boolean;
  readonly pairs: number;
  readonly unknown: UnknownIds;
  /** The pairs that no ratings connect. */
  readonly apart: readonly Pair[];
  /** Of the pairs; those of the fit are in its report. */
  readonly warnings: readonly Warning[];
  /** Absent where no pairs were to be predicted. */
  readonly out?: string | undefined;
  readonly model?: string | undefined;
  readonly checkpoint?: string | undefined;
  readonly page?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Shows what was chosen and written: one JSON object with --json, otherwise lines; warnings go to standard error. */
export function printCompletion(outcome: CompletionOutcome, terminal: Terminal): void {
  const { completion, interrupted, pairs, unknown, apart, warnings, out, model, checkpoint, page } = outcome;
  const { report } = completion;
  for (const list of describeUnknown(unknown)) terminal.note(`Predicted by means: ${list}`);
  for (const { message } of [...report.warnings, ...warnings]) terminal.note(`Warning: ${message}`);
  if (interrupted) {
    const again = checkpoint
      ? `The same command goes on from ${checkpoint}.`
      : 'Run the command again for better ones; with --checkpoint FILE it goes on where it was.';
    terminal.note(`Interrupted: ${out === undefined ? 'this is' : 'the predictions are by'} the best so far. ${again}`);
  }
  if (outcome.json) {
    const files = { predictions: out, model, report: page };
    terminal.out(
      JSON.stringify({
        complete: !interrupted,
        lowrank: packageInfo.version,
        files,
        pairs,
        unknown,
        unconnected: apart.map(({ row, column, line }) => ({ user: row, item: column, line })),
        warnings,
        fit: report,
      }),
    );
    return;
  }
  terminal.out(describeFit(report));
  if (out !== undefined) {
    terminal.out(`Predictions: ${out}, ${formatCount(pairs)} ${pairs === 1 ? 'pair' : 'pairs'}`);
  }
  if (model !== undefined) terminal.out(`Model: ${model}`);
  if (page !== undefined) terminal.out(`Report: ${page}`);
}

/** What the model is and why. */
function describeFit(report: Completion['report']): string {
  const { choice, method, rank, clearRank, effectiveRank, observed, trainingError } = report;
  const chosen = choice ? `${choice.chosen}: ${choice.reason}` : method;
  const clear = clearRank === undefined || clearRank === rank ? '' : `, of which ${clearRank} stand out`;
  const ranks = rank > 0 ? `rank ${rank}${clear}, effective rank ${formatNumber(effectiveRank)}; ` : '';
  return `Chosen: ${chosen}\nFit: ${ranks}root mean squared error ${formatNumber(trainingError)} on the ${formatCount(observed)} entries trained on`;
}
