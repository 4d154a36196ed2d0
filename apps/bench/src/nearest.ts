import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name that `got` most likely means: the shortest that begins with it, else one that is a slip of the pen away, at
 * most a third of its characters; undefined where there is none.
 */
export function nearest(got: string, known: readonly string[]): string | undefined {
  const begun = known.filter((name) => got !== '' && name.startsWith(got)).sort((a, b) => a.length - b.length);
  if (begun.length > 0 || known.length === 0) return begun[0];
  const best = closest(got, known);
  return distance(got, best) <= Math.ceil(got.length / 3) ? best : undefined;
}

/** Says that `got` is none of the known names, names the nearest where one is near, and lists them all. */
export function unknownName(what: string, got: unknown, known: readonly string[]): string {
  const list = known.length > 0 ? `Known: ${known.join(', ')}.` : 'There are none here.';
  if (typeof got !== 'string') return `expected the name of ${article(what)}, got ${quote(got)}. ${list}`;
  if (isPath(got)) return `expected the name of ${article(what)}, got the path ${quote(got)}. ${list}`;
  const near = nearest(got, known);
  return `unknown ${what} ${quote(got)}${near === undefined ? '' : `; the nearest is ${quote(near)}`}. ${list}`;
}

/** Whether a string looks like a path to a file or folder. */
export function isPath(text: string): boolean {
  return /[\\/]|^\.|\.(js|mjs|cjs|ts|json)$/.test(text);
}

/** A value as an error message shows it: JSON, cut to one short line. */
export function quote(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
