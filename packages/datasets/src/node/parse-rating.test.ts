import { describe, expect, it } from 'vitest';
import { meantAsNumber, parseRating } from './parse-rating.js';

const read = (cell: string, decimal: '.' | ',') => parseRating(cell, { file: 'f', line: 3, decimal });

describe('parseRating', () => {
  it.each([
    ['3.5', '3,5', 3.5],
    [' -0.25 ', ' -0,25 ', -0.25],
    ['.5', ',5', 0.5],
    ['2e3', '2e3', 2000],
  ])('reads %j with a point, %j with a comma', (point, comma, value) => {
    expect([read(point, '.'), read(comma, ',')]).toEqual([value, value]);
  });

  it.each([
    ['3,5', '.', 'DECIMAL'],
    ['3.5', ',', 'DECIMAL'],
    ['four', '.', 'NUMBER'],
    ['', ',', 'NUMBER'],
    ['NaN', '.', 'NON_FINITE'],
    ['1e999', ',', 'NON_FINITE'],
  ] as const)('refuses %j where the mark is %j', (cell, decimal, code) => {
    expect(() => read(cell, decimal)).toThrow(expect.objectContaining({ code: `LOWRANK_TABLE_${code}`, line: 3 }));
  });
});

it('meantAsNumber knows numbers of either mark and those that are none from words', () => {
  for (const cell of ['3.5', '3,5', 'NaN', '-inf', '', 'n/a']) expect(meantAsNumber(cell)).toBe(true);
  for (const cell of ['rating', '3 stars']) expect(meantAsNumber(cell)).toBe(false);
});
