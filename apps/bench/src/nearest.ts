import { closest } from 'fastest-levenshtein';

/** Says that `got` is none of the known names, names the nearest and lists them all. */
export function unknownName(what: string, got: unknown, known: readonly string[]): string {
  const list = known.length > 0 ? `Known: ${known.join(', ')}.` : 'There are none here.';
  if (typeof got !== 'string') return `expected the name of ${article(what)}, got ${quote(got)}. ${list}`;
  if (isPath(got)) return `expected the name of ${article(what)}, got the path ${quote(got)}. ${list}`;
  return `unknown ${what} ${quote(got)}; the nearest is ${quote(closest(got, known))}. ${list}`;
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
