import { Matrix, multiply } from '@lowrank/linalg';
import { describe, expect, test } from 'vitest';
import { bothWays, gaussian } from './fixtures/both-ways.js';
import { gramOfRows } from './gram-of-rows.js';

describe.each(['float32', 'float64'] as const)('%s', (precision) => {
  test.each([
    [1, 1],
    [2, 3],
    [3, 2],
    [5, 7],
    [7, 5],
    [4, 16],
    [16, 101],
  ])('kernel and twin have the same bits, those of a product to rounding: %i x %i', (rows, columns) => {
    const { kernel, twin } = bothWays(
      (make) => ({
        a: gaussian(make(rows * columns, precision), 'a'),
        wide: make(rows * columns, 'float64'),
        out: make(rows * rows, 'float64'),
      }),
      ({ a, wide, out }) => gramOfRows(new Matrix(rows, columns, a), wide, out),
    );
    expect(kernel).toEqual(twin);
    const A = new Matrix(rows, columns, Float64Array.from(kernel.a));
    const expected = multiply(A, A, { transposeB: true });
    // Entries of size 1; two sums of at most 101 terms.
    for (let k = 0; k < rows * rows; k++) expect(kernel.out[k]).toBeCloseTo(expected.data[k], 12);
  });
});
