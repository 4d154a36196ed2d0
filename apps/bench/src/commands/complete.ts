import { join } from 'node:path';
import type { CompleteOptions } from '@lowrank/completion';
import { type Pairs, readPairs, type TripletOptions, writeCsv } from '@lowrank/datasets/node';
import { checkCanBeFolder, checkCanWrite, checkDistinct } from '../completion/check-paths.js';
import { openCheckpoint } from '../completion/checkpoint.js';
import { inFlags } from '../completion/in-flags.js';
import { loadRatings, movieLensName } from '../completion/load-ratings.js';
import { type CompletionModel, readModel, writeModel } from '../completion/model-file.js';
import { pairWarnings, unconnectedPairs } from '../completion/pair-warnings.js';
import { predictPairs } from '../completion/predict-pairs.js';
import { trainModel } from '../completion/train-model.js';
import { unknownIds } from '../completion/unknown-ids.js';
import { UsageError } from '../errors.js';
import type { CompletionContent } from '../report/completion-page.js';
import { interruptedExit } from './interrupt.js';
import { printCompletion } from './print-completion.js';
import { refuseUnknown } from './refuse-unknown.js';
import type { Terminal } from './terminal.js';

/** Options of `complete` as the command line gives them. */
export interface CompleteCommandOptions {
  readonly predict?: string;
  readonly out?: string;
  readonly model?: string;
  readonly report?: string;
  readonly columns?: readonly (string | number)[];
  readonly delimiter?: string;
  readonly encoding?: TripletOptions['encoding'];
  readonly decimal?: TripletOptions['decimal'];
  readonly header?: boolean;
  readonly quotes?: boolean;
  readonly duplicates?: TripletOptions['duplicates'];
  readonly seed?: number;
  readonly clip?: Exclude<CompleteOptions['clip'], 'observed range'>;
  /** In GiB. */
  readonly memory?: number;
  readonly checkpoint?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * `lowrank-bench complete`: predicts the pairs of a file, by a model trained on ratings or by a stored one.
 *
 * @returns the exit code: 0, or 130 where training was interrupted; then the best so far has made the predictions.
 * @throws UsageError, TableError, FileError, RatingsError, ArchiveError, ChecksumError, DownloadError, ModelFileError,
 * UnknownIdError or InterruptedError; what was to be written then is not.
 */
export async function complete(
  ratings: string | undefined,
  options: CompleteCommandOptions,
  terminal: Terminal,
): Promise<number> {
  checkOptions(ratings, options);
  try {
    return await completeFiles(ratings, options, terminal);
  } catch (error) {
    throw inFlags(error);
  }
}

async function completeFiles(
  ratings: string | undefined,
  options: CompleteCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { predict, out, model: modelFile, report } = options;
  const known = ratings === undefined ? readModel(String(modelFile)) : await readRatings(ratings, options, terminal);
  const wanted =
    predict === undefined
      ? undefined
      : await readPairs(predict, { ...tableOptions(options), columns: rowAndColumn(options) });
  const pairs = wanted?.pairs ?? [];
  const unknown = unknownIds(known.index, pairs);
  if (options.strict) refuseUnknown(unknown, { predict: String(predict), model: ratings ?? String(modelFile) });
  for (const file of [out, options.checkpoint, ...(ratings !== undefined ? [modelFile] : [])]) {
    if (file !== undefined) checkCanWrite(file);
  }
  if (report !== undefined) checkCanBeFolder(report);

  const trained =
    'completion' in known ? { completion: known.completion, interrupted: false } : await known.train(terminal);
  const model: CompletionModel = { ...known, completion: trained.completion };
  if (ratings !== undefined && modelFile !== undefined) writeModel(modelFile, model);
  if (wanted && out !== undefined) await writePredictions(out, wanted, predictPairs(model, pairs), options);
  const seed = ratings === undefined ? undefined : (options.seed ?? 0);
  const apart = unconnectedPairs(model, pairs);
  const warnings = pairWarnings(model, pairs, { unknown, apart });
  const page =
    report === undefined
      ? undefined
      : await writePage(report, { ratings, seed, clip: options.clip, modelFile, trained, warnings });
  if (!trained.interrupted && 'checkpoint' in known) known.checkpoint?.remove();
  printCompletion({ ...trained, ...options, pairs: pairs.length, unknown, apart, warnings, page }, terminal);
  return trained.interrupted ? interruptedExit : 0;
}

async function readRatings(source: string, options: CompleteCommandOptions, terminal: Terminal) {
  const { seed = 0, clip, memory, quiet, duplicates, decimal } = options;
  const [row, column, value] = options.columns ?? [];
  const table = { ...tableOptions(options), decimal, duplicates, columns: { row, column, value }, quiet };
  const { observations, index } = await loadRatings(source, table, terminal);
  const checkpoint =
    options.checkpoint === undefined ? undefined : openCheckpoint(options.checkpoint, observations, { seed, clip });
  const memoryLimit = memory === undefined ? undefined : memory * 1024 ** 3;
  const train = (to: Terminal) =>
    trainModel(observations, { file: source, seed, clip, memoryLimit, quiet, checkpoint }, to);
  return { index, seen: observations, train, checkpoint };
}

async function writePredictions(
  out: string,
  { pairs, header }: Pairs,
  predictions: Float64Array,
  options: CompleteCommandOptions,
): Promise<void> {
  const { row, column } = rowAndColumn(options);
  const nameOf = (k: number) => (k === (row ?? 0) ? 'user' : k === (column ?? 1) ? 'item' : `column ${k}`);
  const names = header ?? pairs[0].cells.map((_, k) => nameOf(k));
  await writeCsv(
    out,
    pairs.map(({ cells }, k) => [...cells, predictions[k]]),
    { header: [...names, newName('prediction', names)] },
  );
}

/** A name for one more column: `prediction`, or where there is one, `prediction 2` and so on. */
function newName(name: string, names: readonly string[]): string {
  const taken = new Set(names.map((each) => each.trim()));
  if (!taken.has(name)) return name;
  let k = 2;
  while (taken.has(`${name} ${k}`)) k++;
  return `${name} ${k}`;
}

async function writePage(folder: string, content: CompletionContent): Promise<string> {
  // Drawing takes longer to load than everything else together.
  const { writeCompletionPage } = await import('../report/completion-page.js');
  return writeCompletionPage(folder, content);
}

const tableOptions = ({ delimiter, encoding, header, quotes }: CompleteCommandOptions) => ({
  delimiter,
  encoding,
  header,
  quotes,
});

const rowAndColumn = ({ columns: [row, column] = [] }: CompleteCommandOptions) => ({ row, column });

function checkOptions(ratings: string | undefined, options: CompleteCommandOptions): void {
  const { predict, out, model, report, checkpoint, columns = [], header } = options;
  if (ratings === undefined && model === undefined) {
    throw new UsageError('complete: expected a file of ratings to train on, or a stored --model. Give one of them.');
  }
  if ((predict === undefined) !== (out === undefined)) {
    const [given, missing] = predict === undefined ? ['--out', '--predict'] : ['--predict', '--out'];
    throw new UsageError(
      `complete: ${given} without ${missing}. Give the pairs by --predict and where they go by --out.`,
    );
  }
  if (predict === undefined && report === undefined && (ratings === undefined || model === undefined)) {
    throw new UsageError(
      'complete: there is nothing to write. Give pairs by --predict and --out; ratings can also be trained on for a ' +
        '--model or a --report alone, and a stored model be described by a --report.',
    );
  }
  for (const name of ['decimal', 'duplicates', 'seed', 'clip', 'memory', 'checkpoint'] as const) {
    if (ratings === undefined && options[name] !== undefined) {
      throw new UsageError(
        `complete: --${name} belongs to training, and a stored model is not trained again. Leave it out.`,
      );
    }
  }
  if (columns.length === 2 && ratings !== undefined && ratings !== movieLensName) {
    throw new UsageError(
      `complete: --columns needs three: user, item and rating, got ${columns.join(',')}. Two are enough for the pairs of a ` +
        'stored --model.',
    );
  }
  if (header === false && columns.some((column) => typeof column === 'string')) {
    throw new UsageError(
      `complete: --columns ${columns.join(',')} has names, and --no-header says that there are none. Give positions.`,
    );
  }
  checkDistinct(
    {
      out,
      checkpoint,
      ...(ratings !== undefined && { model }),
      ...(report !== undefined && { report: join(report, 'report.html') }),
    },
    { ratings, predict, ...(ratings === undefined && { model }) },
  );
}
