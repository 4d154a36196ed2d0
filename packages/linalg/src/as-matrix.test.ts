import { expect, test } from 'vitest';
import { asFiniteMatrix, largestEntry } from './as-matrix.js';
import { Matrix } from './matrix.js';

test('a matrix passes through, nested rows become one', () => {
  const A = new Matrix(1, 2, Float32Array.of(1, 2));
  expect(asFiniteMatrix('test', A)).toBe(A);
  expect(asFiniteMatrix('test', [[1, 2]])).toEqual(Matrix.from([[1, 2]]));
});

test('ragged rows and numbers that are not finite are refused', () => {
  expect(() => asFiniteMatrix('test', [[1, 2], [3]])).toThrow('row 1 has 1 numbers, row 0 has 2.');
  expect(() => asFiniteMatrix('test', [[1], [Infinity]])).toThrow('test: entry (1, 0), counted from 0, is Infinity.');
});

test('the largest entry is one in absolute value', () => {
  expect(largestEntry(Matrix.from([[1, -3, 2]]))).toBe(3);
});
