import { UsageError } from '../errors.js';
import { quote } from '../nearest.js';
import { BeyondListError, entries, type Path, parsePath, setAt } from './path.js';

/** One `--set path=value`. */
export interface Assignment {
  /** As it was typed. */
  readonly text: string;
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Reads `path=value`. The value is JSON where it is JSON, one of NaN and Infinity (which the schema then refuses by
 * name), and text otherwise. The name of a penalty or an optimizer alone stands for it with its defaults.
 *
 * @throws UsageError where there is no `=` or the path is none.
 */
export function parseAssignment(text: string): Assignment {
  const equals = text.indexOf('=');
  if (equals < 1) {
    throw new UsageError(`--set ${quote(text)}: expected path=value, such as optimizer.learningRate=0.1.`);
  }
  try {
    const path = parsePath(text.slice(0, equals).trim());
    const value = parseValue(text.slice(equals + 1));
    const isName = typeof value === 'string' && namesPiece(path);
    return { text, path, value: isName ? { name: value } : value };
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`--set ${error.message}`) : error;
  }
}

const namesPiece = (path: Path) => ['penalty', 'optimizer'].includes(String(path[path.length - 1]));

function parseValue(text: string): unknown {
  if (/^\s*[+-]?(NaN|Infinity)\s*$/.test(text)) return Number(text);
  try {
    return JSON.parse(text, (key, value) => {
      if (key === '__proto__') throw new UsageError(`${quote(text)}: __proto__ is not a setting.`);
      return value;
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return text;
  }
}

/**
 * Settings with assignments applied in order. One that lies beyond the end of a list, such as the weight of a term in a run
 * without terms, leaves that setting as it is; where this is so for all settings, it begins an entry in those whose list
 * ends there.
 *
 * @throws UsageError on a path that leads nowhere, or beyond the end of every list.
 */
export function assignToAll(
  settings: readonly unknown[],
  assignments: readonly Assignment[],
  experiment: string,
): unknown[] {
  const missed = missedByAll(settings.map((setting) => assign(setting, assignments)));
  const appending = missed.map(({ assignment }) => assignment);
  const assigned = settings.map((setting) => assign(setting, assignments, appending));
  for (const { assignment, beyond } of missedByAll(assigned)) {
    const { list, length } = beyond;
    throw new UsageError(
      `--set ${assignment.text}: no run of ${experiment} has such a list position; the longest ${list} has ` +
        `${entries(length)}. ${list}[${length}] would begin another.`,
    );
  }
  return assigned.map(({ result }) => result);
}

/** An assignment that lies beyond the end of a list, and that list. */
interface Skipped {
  readonly assignment: Assignment;
  readonly beyond: BeyondListError;
}

/** What every setting skipped, each with the longest list. */
function missedByAll(assigned: readonly { readonly skipped: readonly Skipped[] }[]): Skipped[] {
  const all = assigned.flatMap(({ skipped }) => skipped);
  return (assigned[0]?.skipped ?? []).flatMap(({ assignment }) => {
    const misses = all.filter((one) => one.assignment === assignment);
    if (misses.length < assigned.length) return [];
    return [misses.reduce((a, b) => (b.beyond.length > a.beyond.length ? b : a))];
  });
}

function assign(setting: unknown, assignments: readonly Assignment[], appending: readonly Assignment[] = []) {
  const skipped: Skipped[] = [];
  const result = assignments.reduce((current, assignment) => {
    try {
      return setAt(current, assignment.path, assignment.value, { append: appending.includes(assignment) });
    } catch (error) {
      if (!(error instanceof BeyondListError)) {
        throw error instanceof UsageError ? new UsageError(`--set ${error.message}`) : error;
      }
      skipped.push({ assignment, beyond: error });
      return current;
    }
  }, setting);
  return { result, skipped };
}
