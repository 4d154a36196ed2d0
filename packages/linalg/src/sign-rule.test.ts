import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { fixSigns } from './sign-rule.js';

test('columns turn in pairs by the first largest entry of U, and surplus ones by their own', () => {
  const U = Matrix.from([
    [-1, 2],
    [1, -1],
  ]);
  const V = Matrix.from([
    [3, 4, 0],
    [0, -5, -6],
  ]);
  fixSigns(U, V);
  expect(U.toArray()).toEqual([
    [1, 2],
    [-1, -1],
  ]);
  expect(V.toArray()).toEqual([
    [-3, 4, 0],
    [0, -5, 6],
  ]);
});

test('surplus columns of U turn by themselves', () => {
  const U = Matrix.from([[-1, -2]]);
  const V = Matrix.from([[5]]);
  fixSigns(U, V);
  expect([U.toArray(), V.toArray()]).toEqual([[[1, 2]], [[-5]]]);
});
