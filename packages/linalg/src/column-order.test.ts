import { expect, test } from 'vitest';
import { descending, negateColumn, permuteColumns, pointsDown } from './column-order.js';
import { Matrix } from './matrix.js';
import { paddedCopy, unpadded } from './padded.js';

const A = Matrix.from([
  [1, 2, -3],
  [-1, -5, 3],
]);

test('the first entry of largest absolute value decides where a column points', () => {
  expect([0, 1, 2].map((k) => pointsDown(paddedCopy(A), k))).toEqual([false, true, true]);
});

test('one column changes its sign', () => {
  const X = paddedCopy(A);
  negateColumn(X, 1);
  expect(unpadded(X).toArray()).toEqual([
    [1, -2, -3],
    [-1, 5, 3],
  ]);
});

test('leading columns change places, others stay', () => {
  const X = paddedCopy(A);
  permuteColumns(X, Int32Array.of(1, 0));
  expect(unpadded(X).toArray()).toEqual([
    [2, 1, -3],
    [-5, -1, 3],
  ]);
});

test('equal values keep their order', () => {
  expect(descending(Float64Array.of(1, 3, 1, 2))).toEqual(Int32Array.of(1, 3, 0, 2));
});
