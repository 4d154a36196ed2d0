import { writeCsv } from '@lowrank/datasets/node';
import { checkCanWrite, checkDistinct } from '../completion/check-paths.js';
import { type CompletionModel, readModel } from '../completion/model-file.js';
import { UsageError } from '../errors.js';
import { printTable } from '../report/table.js';
import { unknownUser } from './refuse-unknown.js';
import type { Terminal } from './terminal.js';

/** Options of `topn` as the command line gives them. */
export interface TopnOptions {
  readonly model?: string;
  readonly user?: string;
  readonly n: number;
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * `lowrank-bench topn`: the items that a user has not rated, best first.
 *
 * @throws UsageError where no model or user is named, ModelFileError or FileError where the model can't be read,
 * UnknownIdError on a user it does not have.
 */
export async function topn({ model: file, user, n, out, json }: TopnOptions, terminal: Terminal): Promise<void> {
  if (file === undefined || user === undefined) {
    throw new UsageError(
      `topn: expected --model and --user. Give ${file === undefined ? 'a model that complete has stored' : 'a user of the ratings'}.`,
    );
  }
  checkDistinct({ out }, { model: file });
  const model = readModel(file);
  const row = model.index.rowOf(user);
  if (row === undefined) throw unknownUser(user, file, model.index.rowIds);
  if (out !== undefined) checkCanWrite(out);
  const items = unseenItems(model, row).slice(0, n);
  const apart = items.filter(({ connected }) => !connected).length;
  if (apart > 0) {
    terminal.note(
      `Warning: No ratings connect ${visible(user)} with ${apart} of these ${items.length} items, not even by way of others; ` +
        'they come last, by mean and biases.',
    );
  }
  if (out !== undefined) {
    const rows = items.map(({ item, prediction }): [string, string, number] => [user, item, prediction]);
    await writeCsv(out, rows, { header: ['user', 'item', 'prediction'] });
  }
  if (json) {
    terminal.out(JSON.stringify({ user, items }));
  } else if (items.length === 0) {
    terminal.note(`${visible(user)} has rated every item of the model; there is nothing to list.`);
  } else if (out === undefined) {
    terminal.out(
      printTable({
        columns: [{ title: 'item' }, { title: 'prediction', numeric: true }],
        rows: items.map(({ item, prediction }) => ({
          cells: [{ text: visible(item) }, { text: prediction.toPrecision(4) }],
        })),
      }),
    );
  } else {
    terminal.out(out);
  }
}

/**
 * The items that this row has not rated, best first by what is not cut to a range; equal ones in the order of the model. What
 * no ratings connect with the row comes last.
 */
function unseenItems({ completion, index, seen: { rowStarts, columnIndices } }: CompletionModel, row: number) {
  const rated = new Set<number>();
  for (let k = rowStarts[row]; k < rowStarts[row + 1]; k++) rated.add(columnIndices[k]);
  const unseen = Int32Array.from(Array.from(index.columnIds.keys()).filter((j) => !rated.has(j)));
  const rows = new Int32Array(unseen.length).fill(row);
  const [scores, predictions] = [completion.scores(rows, unseen), completion.predict(rows, unseen)];
  const connected = completion.connected(rows, unseen);
  return Array.from(unseen, (j, k) => ({ item: index.columnIds[j], prediction: predictions[k], k }))
    .sort((a, b) => Number(connected[b.k]) - Number(connected[a.k]) || scores[b.k] - scores[a.k] || a.k - b.k)
    .map(({ item, prediction, k }) => ({ item, prediction, connected: connected[k] }));
}

/** Text for a terminal, on which characters that steer it are only shown. */
const visible = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
