import { expect, it } from 'vitest';
import { Matrix } from '../matrix.js';
import { scaledColumns } from './scaled-columns.js';

it('multiplies each column by its factor, in a new matrix', () => {
  const X = Matrix.from([
    [1, 2],
    [3, 4],
  ]);
  expect(scaledColumns(X, [10, 100]).toArray()).toEqual([
    [10, 200],
    [30, 400],
  ]);
  expect(X.get(0, 0)).toBe(1);
});
