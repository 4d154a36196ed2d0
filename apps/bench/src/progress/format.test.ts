import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatNumber } from './format.js';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [1, '1'],
    [0.012345, '0.0123'],
    [0.00012345, '1.23e-4'],
    [-1.23456, '-1.23'],
    [1234.5, '1,235'],
    [12345678, '1.23e7'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('shows three digits of %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatBytes', () => {
  it('takes the unit that fits', () => {
    expect([42_000, 43_000_000, 1.7e9].map(formatBytes)).toEqual(['0.0401 MiB', '41.0 MiB', '1.6 GiB']);
  });
});

describe('formatDuration', () => {
  it.each([
    [0.01, '0 s'],
    [0.25, '0.25 s'],
    [9.94, '9.9 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [125, '2 min 5 s'],
    [3599.9, '1 h'],
    [4200, '1 h 10 min'],
    [Number.POSITIVE_INFINITY, ''],
  ])('shows %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
