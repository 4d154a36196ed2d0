import { closest } from 'fastest-levenshtein';
import type { UnknownId, unknownIds } from '../completion/predict-pairs.js';
import { UnknownIdError } from '../errors.js';
import { quote } from '../nearest.js';

type Unknown = ReturnType<typeof unknownIds>;

/** As many are listed for people; --json has all. */
const shown = 20;

/** With --strict: an error that names the unknown ids, where there are any. */
export function refuseUnknown(unknown: Unknown, { predict, model }: { predict: string; model: string }): void {
  const lists = describeUnknown(unknown);
  if (lists.length === 0) return;
  const [first] = [...unknown.users, ...unknown.items].sort((a, b) => a.line - b.line);
  throw new UnknownIdError(
    `${predict}, line ${first.line}: expected ids that ${model} has, got ${lists.join('; ')}. Correct them, or leave out ` +
      '--strict to have them predicted by means.',
  );
}

/** `2 unknown users: "ann" (line 3), "bob" (line 7)`, and the same for items. */
export function describeUnknown({ users, items }: Unknown): string[] {
  const list = (what: string, ids: readonly UnknownId[]) => {
    if (ids.length === 0) return [];
    const names = ids.slice(0, shown).map(({ id, line }) => `${quote(id)} (line ${line})`);
    const more = ids.length > shown ? [`${ids.length - shown} more`] : [];
    return [`${ids.length} unknown ${what}${ids.length === 1 ? '' : 's'}: ${[...names, ...more].join(', ')}`];
  };
  return [...list('user', users), ...list('item', items)];
}

/** An error for a user that a model does not have. */
export function unknownUser(id: string, model: string, known: readonly string[]): UnknownIdError {
  return new UnknownIdError(
    `${model}: expected a user of the model, got ${quote(id)}; the nearest of ${known.length} is ` +
      `${quote(closest(id, known))}. Ids are compared exactly.`,
  );
}
