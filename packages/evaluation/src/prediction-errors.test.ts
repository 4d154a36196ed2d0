import { isLowrankError } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mae, meanSquaredError, rmse } from './prediction-errors.js';

/** Multiples of 1/64, so that no square underflows. */
const numbers = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 64);
const pairs = fc
  .array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 30 })
  .map((list) => [list.map(([a]) => a), list.map(([, b]) => b)] as const);

describe('errors of predictions', () => {
  it('follow their definitions on a list worked by hand', () => {
    // Differences 0.5, -0.5, 0, -1: squares 0.25 + 0.25 + 0 + 1 = 1.5, absolute values 2.
    const [predicted, actual] = [
      [2.5, 0, 2, 7],
      [3, -0.5, 2, 8],
    ];
    expect(meanSquaredError(predicted, actual)).toBe(0.375);
    expect(rmse(predicted, actual)).toBe(Math.sqrt(0.375));
    expect(mae(predicted, actual)).toBe(0.5);
  });

  it('are zero exactly where all values agree', () => {
    for (const error of [meanSquaredError, rmse, mae]) expect(error([1, -2], new Float64Array([1, -2]))).toBe(0);
  });

  it('satisfy mae <= rmse, and rmse squared is the mean squared error', () => {
    fc.assert(
      fc.property(pairs, ([predicted, actual]) => {
        const [squared, root] = [meanSquaredError(predicted, actual), rmse(predicted, actual)];
        expect(mae(predicted, actual)).toBeLessThanOrEqual(root * (1 + 1e-12));
        // Rounding of one square root and one product.
        expect(Math.abs(root * root - squared)).toBeLessThanOrEqual(4 * Number.EPSILON * squared);
      }),
    );
  });

  it('do not depend on which list is called the prediction', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        for (const error of [meanSquaredError, rmse, mae]) expect(error(a, b)).toBe(error(b, a));
      }),
    );
  });

  it('leave their inputs as they are', () => {
    const [predicted, actual] = [Float64Array.of(3, 1), Float64Array.of(2, 5)];
    for (const error of [meanSquaredError, rmse, mae]) error(predicted, actual);
    expect([...predicted, ...actual]).toEqual([3, 1, 2, 5]);
  });

  it.each([
    ['lists of different length', [1, 2], [1], 'LOWRANK_SHAPE', 'got 2 and 1'],
    ['empty lists', [], [], 'LOWRANK_ARGUMENT', 'got none'],
    [
      'a prediction that is not a number',
      [1, Number.NaN],
      [1, 2],
      'LOWRANK_NON_FINITE',
      'prediction at index 1 is NaN',
    ],
    ['an infinite value', [1], [Infinity], 'LOWRANK_NON_FINITE', 'actual value at index 0 is Infinity'],
  ])('refuse %s and name themselves', (_, predicted, actual, code, text) => {
    for (const error of [meanSquaredError, rmse, mae]) {
      const refusal = caught(() => error(predicted, actual));
      expect(isLowrankError(refusal, code)).toBe(true);
      expect(String(refusal)).toContain(text);
      expect(String(refusal)).toContain(`${error.name}:`);
    }
  });
});

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
