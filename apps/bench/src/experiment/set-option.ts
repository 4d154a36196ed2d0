import { UsageError } from '../errors.js';
import { quote } from '../nearest.js';
import { BeyondListError, type Path, parsePath, setAt } from './path.js';

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
 * A setting with assignments applied in order. Those that lie beyond the end of a list, such as the weight of a term in
 * a run without terms, are left out and returned in `skipped`.
 */
export function assign(setting: unknown, assignments: readonly Assignment[]) {
  const skipped: Assignment[] = [];
  const result = assignments.reduce((current, assignment) => {
    try {
      return setAt(current, assignment.path, assignment.value);
    } catch (error) {
      if (!(error instanceof BeyondListError)) {
        throw error instanceof UsageError ? new UsageError(`--set ${error.message}`) : error;
      }
      skipped.push(assignment);
      return current;
    }
  }, setting);
  return { result, skipped };
}
