import type { UnknownId, UnknownIds } from '../completion/unknown-ids.js';
import { UnknownIdError } from '../errors.js';
import { nearest, quote } from '../nearest.js';

/** As many are listed for people; --json has all. */
const shown = 20;

/** With --strict: an error that names the unknown ids, where there are any. */
export function refuseUnknown(unknown: UnknownIds, { predict, model }: { predict: string; model: string }): void {
  const lists = describeUnknown(unknown);
  if (lists.length === 0) return;
  const [first] = [...unknown.users, ...unknown.items].sort((a, b) => a.line - b.line);
  throw new UnknownIdError(
    `${predict}, line ${first.line}: expected ids that ${model} has, got ${lists.join('; ')}. Correct them, or leave out ` +
      '--strict to have them predicted by means.',
  );
}

/** What is behind an id that looks like a known one. */
const why = 'ids are compared exactly: case, blanks and the encoding of accents count';

/**
 * `2 unknown users: "ann" (line 3), "Bob" (line 7; "bob" is known)`, and the same for items; the last list in which a known
 * id is named says why it is another.
 */
export function describeUnknown({ users, items }: UnknownIds): string[] {
  const list = (what: string, ids: readonly UnknownId[]) => {
    if (ids.length === 0) return [];
    const names = ids.slice(0, shown).map(({ id, line, similar }) => {
      return `${quote(id)} (line ${line}${similar === undefined ? '' : `; ${quote(similar)} is known`})`;
    });
    const more = ids.length > shown ? [`${ids.length - shown} more`] : [];
    const text = `${ids.length} unknown ${what}${ids.length === 1 ? '' : 's'}: ${[...names, ...more].join(', ')}`;
    return [{ text, similar: ids.slice(0, shown).some(({ similar }) => similar !== undefined) }];
  };
  const lists = [...list('user', users), ...list('item', items)];
  const last = lists.findLastIndex(({ similar }) => similar);
  return lists.map(({ text }, k) => (k === last ? `${text}; ${why}` : text));
}

/** An error for a user that a model does not have. */
export function unknownUser(id: string, model: string, known: readonly string[]): UnknownIdError {
  const near = nearest(id, known);
  return new UnknownIdError(
    `${model}: expected one of the ${known.length} users of the model, got ${quote(id)}` +
      `${near === undefined ? '' : `; the nearest is ${quote(near)}`}. Ids are compared exactly.`,
  );
}
