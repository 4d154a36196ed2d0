import { expect, test } from 'vitest';
import { columnNorm, corner } from './corner.js';
import { Matrix } from './matrix.js';

const A = Matrix.from([
  [1, 2, 3],
  [4, 5, -6],
]);

test('the first rows and columns are copied', () => {
  const X = corner(A, 1, 2);
  expect(X.toArray()).toEqual([[1, 2]]);
  X.data.fill(0);
  expect(A.get(0, 0)).toBe(1);
  expect(corner(A, 2, 3)).toEqual(A);
});

test('a column has its length', () => {
  expect(columnNorm(A, 2)).toBeCloseTo(Math.sqrt(45), 15);
});
