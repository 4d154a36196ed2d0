import { shown, TableError } from './errors.js';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const nonFinite = /^[+-]?(nan|inf|infinity)$/i;
const decimalComma = /^[+-]?\d+,\d+$/;
const absent = /^(na|n\/a|null|none)?$/i;

/** Whether somebody meant a number, be it a good one or not. */
export function meantAsNumber(cell: string): boolean {
  const text = cell.trim();
  return [number, nonFinite, decimalComma, absent].some((form) => form.test(text));
}

/** The number in a cell: decimal, with a point, finite. */
export function parseRating(cell: string, file: string, line: number): number {
  const text = cell.trim();
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
  throw new TableError('LOWRANK_TABLE_NUMBER', {
    file,
    line,
    problem: `the rating is ${text === '' ? 'empty' : shown(cell)}; expected a number such as 3.5`,
    advice: decimalComma.test(text) ? 'Write a decimal point.' : 'Remove the line, or correct it.',
  });
}
