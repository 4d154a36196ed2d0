import { describe, expect, test } from 'vitest';
import { bothWays, gaussian, indices } from './fixtures/both-ways.js';
import { gather, scatterAdd } from './observed-entries.js';

describe.each(['float32', 'float64'] as const)('%s', (precision) => {
  test.each([1, 2, 3, 5, 7, 100])('kernel and twin read the same %i entries', (count) => {
    const { kernel, twin } = bothWays(
      (make) => ({
        at: indices(make(count, 'int32'), 33, 'at'),
        x: gaussian(make(33, precision), 'x'),
        out: make(count, precision),
      }),
      ({ at, x, out }) => gather(at, x, out),
    );
    expect(kernel).toEqual(twin);
    expect([...kernel.out]).toEqual(Array.from(kernel.at, (i) => kernel.x[i]));
  });

  test.each([1, 2, 3, 5, 7, 100])('kernel and twin add to the same %i entries, also where they repeat', (count) => {
    const { kernel, twin } = bothWays(
      (make) => ({
        at: indices(make(count, 'int32'), 33, 'at'),
        values: gaussian(make(count, precision), 'values'),
        out: gaussian(make(33, precision), 'out'),
      }),
      ({ at, values, out }) => scatterAdd(at, values, out),
    );
    expect(kernel).toEqual(twin);
  });
});
