import { describe, expect, it } from 'vitest';
import { deviation, rounding } from './fixtures/deviation.js';
import { gradientDescent } from './gradient-descent.js';

describe('gradientDescent', () => {
  it('steps down the gradient', () => {
    expect(deviation(gradientDescent({ learningRate: 0.3 }), (g) => -0.3 * g[g.length - 1])).toBeLessThan(rounding);
  });
});
