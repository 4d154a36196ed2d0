import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { symmetrised } from './symmetrised.js';

test('the mean of a matrix and its transpose is scaled and padded', () => {
  const A = Matrix.from([
    [1, 2],
    [2 + 1e-15, 3],
  ]);
  expect(symmetrised('test', A, 3, 0.5)).toEqual({
    rows: 2,
    columns: 2,
    paddedRows: 4,
    data: Float64Array.of(0.5, 1 + 1e-15 / 4, 1 + 1e-15 / 4, 1.5, 0, 0, 0, 0),
  });
});

test('what is not symmetric is refused in the name of the caller', () => {
  expect(() => symmetrised('cholesky', Matrix.zeros(2, 3), 0, 1)).toThrow(
    'cholesky: expected a square matrix, got 2 x 3.',
  );
  const A = Matrix.from([
    [1, 2],
    [3, 4],
  ]);
  expect(() => symmetrised('cholesky', A, 4, 1)).toThrow(
    'cholesky: expected a symmetric matrix, but entry (0, 1) is 2 and entry (1, 0) is 3.',
  );
});
