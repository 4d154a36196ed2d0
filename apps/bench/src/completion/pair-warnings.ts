import type { Warning } from '@lowrank/completion';
import type { Index } from '@lowrank/datasets';
import type { Pair } from '@lowrank/datasets/node';
import { quote } from '../nearest.js';
import { formatCount } from '../progress/format.js';
import type { CompletionModel } from './model-file.js';
import type { UnknownIds } from './unknown-ids.js';

/** As many pairs are listed. */
const shown = 5;

/** What to beware of in the predictions of pairs: ids of which none is known, and users and items that nothing connects. */
export function pairWarnings(
  { index }: CompletionModel,
  pairs: readonly Pair[],
  { unknown, apart }: { readonly unknown: UnknownIds; readonly apart: readonly Pair[] },
): Warning[] {
  return [...noneKnown(index, pairs, unknown), ...unconnected(apart, pairs.length)];
}

/** The pairs of known users and items that no ratings connect, not even by way of others. */
export function unconnectedPairs({ completion, index }: CompletionModel, pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(({ row, column }) => {
    const [i, j] = [index.rowOf(row), index.columnOf(column)];
    return i !== undefined && j !== undefined && !completion.connected([i], [j])[0];
  });
}

function noneKnown(index: Index, pairs: readonly Pair[], { users, items }: UnknownIds): Warning[] {
  const sides = [
    { what: 'users', ids: users, all: pairs.map(({ row }) => row), known: index.rowIds, others: index.columnIds },
    { what: 'items', ids: items, all: pairs.map(({ column }) => column), known: index.columnIds, others: index.rowIds },
  ];
  return sides.flatMap(({ what, ids, all, known, others }) => {
    const count = new Set(all).size;
    if (count === 0 || ids.length < count) return [];
    const similar = ids.find((id) => id.similar !== undefined);
    const exchanged = new Set(others).has(ids[0].id);
    const hint = exchanged
      ? `${quote(ids[0].id)} is one of the ${what === 'users' ? 'items' : 'users'}: give --columns, or exchange the columns.`
      : similar
        ? `${quote(similar.id)} is ${quote(similar.similar)} there: ids are compared exactly.`
        : `It knows ${known.slice(0, 3).map(quote).join(', ')} and so on: check that the files belong together.`;
    const message = `The model knows none of the ${formatCount(count)} ${what} of the pairs: predictions are means. ${hint}`;
    return [{ code: `no-known-${what}`, message }];
  });
}

function unconnected(apart: readonly Pair[], count: number): Warning[] {
  if (apart.length === 0) return [];
  const listed = apart.slice(0, shown).map(({ row, column, line }) => `${quote(row)}, ${quote(column)} (line ${line})`);
  const more = apart.length > shown ? `; and ${formatCount(apart.length - shown)} more` : '';
  const message =
    `No ratings connect user and item of ${formatCount(apart.length)} of the ${formatCount(count)} pairs, not even by way of ` +
    `others; mean and biases predict them: ${listed.join('; ')}${more}.`;
  return [{ code: 'unconnected-pairs', message }];
}
