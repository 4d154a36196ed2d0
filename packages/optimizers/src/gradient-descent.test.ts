import { describe, it } from 'vitest';
import { followsEntrywise } from './fixtures/follows-entrywise.js';
import { gradientDescent } from './gradient-descent.js';

describe('gradientDescent', () => {
  it('steps down the gradient', () => {
    followsEntrywise(gradientDescent({ learningRate: 0.3 }), (g) => -0.3 * g[g.length - 1]);
  });
});
