import { expect, test } from 'vitest';
import { paddedCopy } from './padded.js';
import { rowsToColumns } from './rows-to-columns.js';
import { matrixOf, normalMatrix } from './test-matrices.js';
import { transpose } from './transpose.js';

test.each([
  [1, 4],
  [8, 8],
  [9, 12],
  [23, 20],
])('%d rows of %d numbers become columns without what is behind their length', (rows, columns) => {
  const A = normalMatrix(rows, columns);
  expect(rowsToColumns(paddedCopy(A), columns)).toEqual(transpose(A));
  const short = columns - 3;
  expect(rowsToColumns(paddedCopy(A), short)).toEqual(matrixOf(short, rows, (i, j) => A.get(j, i)));
});
