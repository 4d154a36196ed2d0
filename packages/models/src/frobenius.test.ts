import { frobeniusNorm, Matrix } from '@lowrank/linalg';
import { describe, expect, test } from 'vitest';
import { bothWays, gaussian } from './fixtures/both-ways.js';
import { frobenius } from './frobenius.js';

describe.each(['float32', 'float64'] as const)('%s', (precision) => {
  test.each([1, 2, 3, 5, 7, 8, 9, 100])('kernel and twin have the same bits: %i numbers', (length) => {
    const { kernel, twin } = bothWays(
      (make) => ({ x: gaussian(make(length, precision), 'x'), norm: make(1, 'float64') }),
      ({ x, norm }) => {
        norm[0] = frobenius(new Matrix(1, length, x));
      },
    );
    expect(kernel).toEqual(twin);
    expect(kernel.norm[0]).toBeCloseTo(frobeniusNorm(new Matrix(1, length, kernel.x)), 13);
  });
});

test.each([0, 1e-300, 1e-200, 1e200, 1e300])('the norm of (3, 4) times %d is 5 times that', (scale) => {
  const { kernel, twin } = bothWays(
    (make) => {
      const x = make(2, 'float64');
      x.set([3 * scale, 4 * scale]);
      return { x, norm: make(1, 'float64') };
    },
    ({ x, norm }) => {
      norm[0] = frobenius(new Matrix(1, 2, x));
    },
  );
  expect(kernel).toEqual(twin);
  expect(kernel.norm[0] / (scale || 1)).toBeCloseTo(scale && 5, 13);
});
