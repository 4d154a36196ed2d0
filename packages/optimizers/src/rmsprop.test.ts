import { describe, expect, it } from 'vitest';
import { average, deviation, rounding, squares } from './fixtures/deviation.js';
import { rmsprop } from './rmsprop.js';

describe('rmsprop', () => {
  it('divides by the root mean square of the lecture, written as a sum', () => {
    expect(
      deviation(
        rmsprop({ learningRate: 0.1, alpha: 0.8, epsilon: 1e-3 }),
        (g) => (-0.1 * g[g.length - 1]) / (Math.sqrt(average(0.8, squares(g))) + 1e-3),
      ),
    ).toBeLessThan(rounding);
  });
});
