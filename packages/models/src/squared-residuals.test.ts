import { describe, expect, test } from 'vitest';
import { bothWays, gaussian } from './fixtures/both-ways.js';
import { squaredResiduals } from './squared-residuals.js';

describe.each(['float32', 'float64'] as const)('%s', (precision) => {
  test.each([1, 2, 3, 4, 5, 7, 8, 9, 100])('kernel and twin have the same bits: %i entries', (count) => {
    const { kernel, twin } = bothWays(
      (make) => ({
        predicted: gaussian(make(count, precision), 'predicted'),
        values: gaussian(make(count, 'float64'), 'values'),
        gradient: make(count, precision),
        sum: make(1, 'float64'),
      }),
      ({ predicted, values, gradient, sum }) => {
        sum[0] = squaredResiduals(predicted, values, 0.3, gradient);
      },
    );
    expect(kernel).toEqual(twin);
    const residuals = Array.from(kernel.predicted, (x, k) => x - kernel.values[k]);
    expect(kernel.sum[0]).toBeCloseTo(
      residuals.reduce((sum, r) => sum + r * r, 0),
      11,
    );
  });
});
