import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeCell } from './escape-cell.js';

describe('escapeCell', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' blank', '" blank"'],
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd|calc', "'-cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=a,"b"', '"\'=a,""b"""'],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['-1.5', '-1.5'],
    ['+3e-7', '+3e-7'],
    ['-1-2', "'-1-2"],
    [-1.5, '-1.5'],
    [1e-7, '1e-7'],
  ])('writes %j as %j', (value, cell) => expect(escapeCell(value)).toBe(cell));

  it('reads back as the text it was, save for the quote before a formula', () => {
    const delimiters = fc.constantFrom(',', '\t', ';', '|', '::');
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), delimiters, (cells, delimiter) => {
        const line = cells.map((cell) => escapeCell(cell, { delimiter })).join(delimiter);
        const [read] = parse(line, { delimiter }) as string[][];
        expect(read.map((cell, k) => (cell === `'${cells[k]}` ? cells[k] : cell))).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^[=@\t\r\n]|^[+-](?![\d.])/);
      }),
      { numRuns: 500 },
    );
  });
});
