import { describe, expect, it } from 'vitest';
import { adagrad } from './adagrad.js';
import { deviation, rounding, squares } from './fixtures/deviation.js';

describe('adagrad', () => {
  it('divides by the norm of all gradients of an entry, plus delta', () => {
    expect(
      deviation(adagrad({ learningRate: 0.1, epsilon: 1e-3 }), (g) => {
        const norm = Math.sqrt(squares(g).reduce((a, b) => a + b));
        return (-0.1 * g[g.length - 1]) / (1e-3 + norm);
      }),
    ).toBeLessThan(rounding);
  });
});
