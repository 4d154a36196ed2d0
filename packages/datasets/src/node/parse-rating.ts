import { shown, TableError } from './errors.js';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const nonFinite = /^[+-]?(nan|inf|infinity)$/i;
const decimalComma = /^[+-]?\d+,\d+$/;
/** 1,000.5 or 1.000.000 or 1'000; not 1,000 or 1.000, which may be a fraction. */
const thousands = /^[+-]?\d{1,3}([.,'’ \u00a0\u202f]\d{3})+([.,]\d*)?$/;
const absent = /^(na|n\/a|null|none)?$/i;

/** Whether somebody meant a number, be it a good one or not. */
export function meantAsNumber(cell: string): boolean {
  const text = cell.trim();
  return [number, nonFinite, decimalComma, thousands, absent].some((form) => form.test(text));
}

/** What stands between the whole and the fraction of a number. */
export type Decimal = '.' | ',';

/** The number in a cell: decimal, with a point or, if that is asked for, a comma; finite. */
export function parseRating(
  cell: string,
  { file, line, decimal }: { readonly file: string; readonly line: number; readonly decimal: Decimal },
): number {
  const comma = decimal === ',';
  const text = comma ? exchanged(cell.trim()) : cell.trim();
  const value = number.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  if (number.test(text) || nonFinite.test(text)) {
    throw new TableError('LOWRANK_TABLE_NON_FINITE', {
      file,
      line,
      problem: `the rating is ${shown(cell)}; expected a finite number`,
      advice: 'Remove the line, or correct it.',
    });
  }
  const otherMark = decimalComma.test(text);
  const advice = thousands.test(text) ? 'Write it without separators of thousands.' : 'Remove the line, or correct it.';
  throw new TableError(otherMark ? 'LOWRANK_TABLE_DECIMAL' : 'LOWRANK_TABLE_NUMBER', {
    file,
    line,
    problem: `the rating is ${text === '' ? 'empty' : shown(cell)}; expected a number such as ${comma ? '3,5' : '3.5'}`,
    advice: otherMark ? `Pass decimal: '${comma ? '.' : ','}' if that is how the whole file writes numbers.` : advice,
  });
}

/** Points and commas in each other's place. */
const exchanged = (text: string) => text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
