import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { paddedCopy, paddedIdentity, paddedTranspose, roundUp, unpadded } from './padded.js';

const A = Matrix.from([
  [1, 2, 3],
  [4, 5, 6],
]);

test('numbers round up to multiples of four', () => {
  expect([0, 1, 3, 4, 5].map(roundUp)).toEqual([0, 4, 4, 4, 8]);
});

test('padding adds rows of zeros that go away again', () => {
  const X = paddedCopy(A, 2);
  expect(X.data).toEqual(Float64Array.of(2, 4, 6, 8, 10, 12, 0, 0, 0, 0, 0, 0));
  expect(unpadded(X).toArray()).toEqual([
    [2, 4, 6],
    [8, 10, 12],
  ]);
});

test('a transposed copy has columns for rows', () => {
  expect(unpadded(paddedTranspose(A, -1)).toArray()).toEqual([
    [-1, -4],
    [-2, -5],
    [-3, -6],
  ]);
});

test('an identity may be tall or wide', () => {
  expect(unpadded(paddedIdentity(2, 3)).toArray()).toEqual([
    [1, 0, 0],
    [0, 1, 0],
  ]);
  expect(unpadded(paddedIdentity(2, 1)).toArray()).toEqual([[1], [0]]);
});
