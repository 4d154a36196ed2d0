import { Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { squaredLoss } from './data-loss.js';

const indices = { rows: 2, columns: 2, rowIndices: [0, 0, 1], columnIndices: [0, 1, 1] };
const plain = Observations.from({ ...indices, values: [1, 2, 3] });
const weighted = Observations.from({ ...indices, values: [1, 2, 3], weights: [1, 2, 5] });
const predicted = Float64Array.of(2, 0, 3.5);
const state = { slots: {}, globals: {} };

describe('squaredLoss', () => {
  it('is the mean of squared residuals, or half their sum', () => {
    const gradient = new Float64Array(3);
    expect(squaredLoss('mean').evaluate(plain, predicted, state, gradient)).toBeCloseTo((1 + 4 + 0.25) / 3, 15);
    expect(squaredLoss('half-sum').evaluate(plain, predicted, state, gradient)).toBeCloseTo((1 + 4 + 0.25) / 2, 15);
  });

  it('weighs entries, and divides the mean by the sum of weights', () => {
    const gradient = new Float64Array(3);
    expect(squaredLoss('mean').evaluate(weighted, predicted, state, gradient)).toBeCloseTo((1 + 8 + 1.25) / 8, 15);
    expect(squaredLoss('half-sum').evaluate(weighted, predicted, state, gradient)).toBeCloseTo((1 + 8 + 1.25) / 2, 15);
  });

  it.each(['mean', 'half-sum'] as const)('%s has the gradient of central differences', (name) => {
    const loss = squaredLoss(name);
    const [gradient, scratch] = [new Float64Array(3), new Float64Array(3)];
    loss.evaluate(weighted, predicted, state, gradient);
    for (let k = 0; k < 3; k++) {
      const at = (change: number) =>
        loss.evaluate(
          weighted,
          Float64Array.from(predicted, (x, i) => (i === k ? x + change : x)),
          state,
          scratch,
        );
      // The loss is quadratic, so central differences have a rounding error only.
      expect((at(1e-3) - at(-1e-3)) / 2e-3).toBeCloseTo(gradient[k], 11);
    }
  });

  it('refuses another name', () => {
    expect(() => squaredLoss('sum' as never)).toThrow(/loss is 'sum', expected 'mean' or 'half-sum'/);
  });
});
