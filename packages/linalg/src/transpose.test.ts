import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { transpose } from './transpose.js';

test('rows become columns', () => {
  const A = Matrix.from([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(transpose(A).toArray()).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});

test('the precision stays and the argument is left alone', () => {
  const A = new Matrix(1, 2, Float32Array.of(1, 2));
  expect(transpose(A)).toEqual(new Matrix(2, 1, Float32Array.of(1, 2)));
  expect(A.data).toEqual(Float32Array.of(1, 2));
});
