import { Matrix } from '@lowrank/linalg';
import { describe, expect, test } from 'vitest';
import { bothWays, gaussian } from './fixtures/both-ways.js';
import { transposeTo } from './transpose-to.js';

const sizes = [1, 2, 3, 4, 5, 7, 8, 17];
const shapes = sizes.flatMap((rows) => sizes.map((columns) => [rows, columns]));

describe.each(['float32', 'float64'] as const)('%s', (precision) => {
  test.each(shapes)('kernel and twin transpose %i x %i', (rows, columns) => {
    const { kernel, twin } = bothWays(
      (make) => ({ a: gaussian(make(rows * columns, precision), 'a'), out: make(rows * columns, precision) }),
      ({ a, out }) => transposeTo(new Matrix(rows, columns, a), new Matrix(columns, rows, out)),
    );
    expect(kernel).toEqual(twin);
    expect(kernel.out[(columns - 1) * rows]).toBe(kernel.a[columns - 1]);
  });
});
