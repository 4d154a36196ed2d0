import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatError } from './format.js';

describe('formatCount', () => {
  it('has the plural and separates thousands', () => {
    expect([formatCount(1, 'row'), formatCount(0, 'row'), formatCount(8000, 'entry', 'entries')]).toEqual([
      '1 row',
      '0 rows',
      '8,000 entries',
    ]);
  });
});

describe('formatError', () => {
  it.each([
    [0.913369, '0.9134'],
    [3.2381e-5, '3.238e-5'],
    [2e-20, '2e-20'],
    [0, '0'],
    [1234567, '1.235e6'],
    [1.5, '1.5'],
  ])('writes %f as %s', (value, text) => expect(formatError(value)).toBe(text));
});

describe('formatBytes', () => {
  it('takes the unit that fits', () => {
    expect([formatBytes(120_000), formatBytes(43_000_000), formatBytes(1.7e9)]).toEqual([
      '0.114 MiB',
      '41.0 MiB',
      '1.6 GiB',
    ]);
  });
});
