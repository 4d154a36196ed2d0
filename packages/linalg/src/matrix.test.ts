import { expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';

const rows = [
  [1, 2, 3],
  [4, 5, 6],
];

test('nested rows come back as they went in, row by row in memory', () => {
  const A = Matrix.from(rows);
  expect(A.toArray()).toEqual(rows);
  expect(A.data).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
  expect([A.rows, A.columns, A.get(1, 2)]).toEqual([2, 3, 6]);
});

test('a matrix keeps the array it is given, in its precision', () => {
  const data = Float32Array.of(1, 2);
  expect(new Matrix(1, 2, data).data).toBe(data);
});

test('zeros and the identity', () => {
  expect(Matrix.zeros(1, 2).toArray()).toEqual([[0, 0]]);
  expect(Matrix.identity(2).toArray()).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('rows of different length are refused', () => {
  expect(() => Matrix.from([[1, 2], [3]])).toThrow('Matrix.from: row 1 has 1 numbers, row 0 has 2.');
});

test('data of another length is refused', () => {
  expect(() => new Matrix(2, 2, new Float64Array(3))).toThrow('Matrix: 2 x 2 needs 4 numbers, got 3.');
});

test.each([
  [0, 1],
  [1, -1],
  [1.5, 1],
  [Number.NaN, 1],
])('a shape of %d x %d is refused', (m, n) => {
  try {
    Matrix.zeros(m, n);
    expect.unreachable();
  } catch (error) {
    expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
  }
});
