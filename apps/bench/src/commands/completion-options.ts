import { InvalidArgumentError } from 'commander';

/** `user,item,rating` as names of columns, `0,1,2` as positions. */
export function parseColumns(text: string): (string | number)[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length < 2 || parts.length > 3 || parts.includes('')) {
    throw new InvalidArgumentError('Expected user,item,rating as names in the header, or positions such as 0,1,2.');
  }
  const twice = parts.find((part, k) => parts.indexOf(part) < k);
  if (twice !== undefined) {
    throw new InvalidArgumentError(`${twice} is given twice; user, item and rating are different columns.`);
  }
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** `comma` or `point`, or the character itself. */
export function parseDecimal(text: string): '.' | ',' {
  const mark = { comma: ',', point: '.' }[text] ?? text;
  if (mark === '.' || mark === ',') return mark;
  throw new InvalidArgumentError('Expected comma or point.');
}

/** The encodings by their usual names, in any case. */
export function parseEncoding(text: string): 'utf-8' | 'latin1' {
  const name = text.toLowerCase().replaceAll(/[-_ ]/g, '');
  if (name === 'utf8') return 'utf-8';
  // Windows-1252 has the characters of Latin-1 and 27 more, in place of control characters.
  if (['latin1', 'windows1252', 'cp1252', 'iso88591'].includes(name)) return 'latin1';
  throw new InvalidArgumentError('Expected utf-8, latin1 or windows-1252.');
}

/** `1,5` as a range; `none` as no cutting. */
export function parseClip(text: string): readonly [number, number] | false {
  if (text === 'none') return false;
  const ends = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [low, high] = ends;
  if (ends.length === 2 && Number.isFinite(low) && Number.isFinite(high) && low <= high) return [low, high];
  throw new InvalidArgumentError('Expected low,high such as 1,5, or none.');
}

/** A whole number from 0. */
export function parseSeed(text: string): number {
  return wholeNumber(text, 0);
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  return wholeNumber(text, 1);
}

/** A positive number of GiB. */
export function parseMemory(text: string): number {
  const size = Number(text);
  if (text.trim() !== '' && Number.isFinite(size) && size > 0) return size;
  throw new InvalidArgumentError('Expected a number of GiB above 0, such as 8.');
}

/** A delimiter, in which `\t` and `tab` are a tab. */
export function parseDelimiter(text: string): string {
  return text === 'tab' || text === '\\t' ? '\t' : text;
}

function wholeNumber(text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new InvalidArgumentError(`Expected a whole number from ${least}.`);
}
