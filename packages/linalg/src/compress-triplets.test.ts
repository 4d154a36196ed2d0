import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compressTriplets } from './compress-triplets.js';
import { random } from './random.js';

const triplets = { rows: 3, columns: 4, rowIndices: [2, 0, 2, 0], columnIndices: [1, 3, 0, 0], values: [5, 6, 7, 8] };

test('entries are sorted by row, then column, and empty rows start where they end', () => {
  expect(compressTriplets(triplets, 'refuse')).toEqual({
    rowStarts: Int32Array.of(0, 2, 2, 4),
    columnIndices: Int32Array.of(0, 3, 0, 1),
    values: Float64Array.of(8, 6, 7, 5),
  });
});

test('the order of arrival does not matter where nothing is given twice', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const order = random(seed).shuffle([0, 1, 2, 3]);
      const pick = (list: number[]) => order.map((k) => list[k]);
      const shuffled = {
        ...triplets,
        rowIndices: pick(triplets.rowIndices),
        columnIndices: pick(triplets.columnIndices),
        values: pick(triplets.values),
      };
      expect(compressTriplets(shuffled, 'refuse')).toEqual(compressTriplets(triplets, 'sum'));
    }),
  );
});

test('entries of one place are summed in the order of arrival if asked, and otherwise refused', () => {
  const twice = {
    rows: 1,
    columns: 2,
    rowIndices: [0, 0, 0, 0],
    columnIndices: [1, 0, 1, 1],
    values: [1e16, 3, 1, -1e16],
  };
  expect(compressTriplets(twice, 'sum')).toEqual({
    rowStarts: Int32Array.of(0, 2),
    columnIndices: Int32Array.of(0, 1),
    values: Float64Array.of(3, 1e16 + 1 - 1e16),
  });
  expect(() => compressTriplets(twice, 'refuse')).toThrow(
    "SparseMatrix: (0, 1) is given twice, as entries 0 and 2. Pass duplicates: 'sum' to add them.",
  );
});

test('nothing at all is a matrix of zeros', () => {
  const none = { rows: 2, columns: 2, rowIndices: [], columnIndices: [], values: [] };
  expect(compressTriplets(none, 'refuse').rowStarts).toEqual(Int32Array.of(0, 0, 0));
});

describe('what is refused', () => {
  test.each([
    [
      'lists of different length',
      { values: [1, 2, 3] },
      'expected as many row and column indices as values (3), got 4',
    ],
    ['a row beyond the last', { rowIndices: [3, 0, 2, 0] }, 'entry 0 is at (3, 1), outside a 3 x 4 matrix'],
    ['a column that is no index', { columnIndices: [1, 0.5, 0, 0] }, 'entry 1 is at (0, 0.5), outside'],
    ['a NaN', { values: [5, Number.NaN, 7, 8] }, 'entry 1 at (0, 3) is NaN.'],
    ['no shape', { rows: 0 }, 'rows and columns must be positive integers, got 0 x 4.'],
    ['an unknown option', {}, "duplicates is one of 'refuse', 'sum', got 'last'.", 'last'],
  ])('%s', (_, change, message, duplicates = 'refuse') => {
    expect(() => compressTriplets({ ...triplets, ...change }, duplicates as 'refuse')).toThrow(message);
  });

  test('a sum beyond the range of doubles', () => {
    const huge = { rows: 1, columns: 1, rowIndices: [0, 0], columnIndices: [0, 0], values: [1.7e308, 1.7e308] };
    expect(() => compressTriplets(huge, 'sum')).toThrow('SparseMatrix: entry 1 at (0, 0) is Infinity.');
  });
});
