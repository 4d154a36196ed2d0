import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.js';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
const probabilities = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  it('equals numpy.quantile([2, 1, 7, 4, 3, 10], p), which is type 7', () => {
    const expected = { 0: 1, 0.1: 1.5, 0.25: 2.25, 0.5: 3.5, 0.75: 6.25, 0.9: 8.5, 1: 10 };
    for (const [p, value] of Object.entries(expected)) expect(quantile([2, 1, 7, 4, 3, 10], Number(p))).toBe(value);
  });

  it('is the only value of a list of one', () => {
    fc.assert(fc.property(probabilities, (p) => quantile([3.5], p) === 3.5));
  });

  it('grows with the probability and stays between minimum and maximum', () => {
    fc.assert(
      fc.property(values, probabilities, probabilities, (list, a, b) => {
        const [low, high] = [quantile(list, Math.min(a, b)), quantile(list, Math.max(a, b))];
        // One rounding of an interpolation between numbers up to 1e6.
        const slack = 1e6 * Number.EPSILON * 2;
        expect(low).toBeLessThanOrEqual(high + slack);
        expect(low).toBeGreaterThanOrEqual(Math.min(...list) - slack);
        expect(high).toBeLessThanOrEqual(Math.max(...list) + slack);
      }),
    );
  });

  it('does not sort the list it is given', () => {
    const list = [3, 1, 2];
    quantile(list, 0.5);
    expect(list).toEqual([3, 1, 2]);
  });

  it('refuses an empty list, a percentage and a NaN', () => {
    expect(() => quantile([], 0.5)).toThrow(/at least one value/);
    expect(() => quantile([1], 25)).toThrow(/from 0 to 1, got 25/);
    expect(() => quantile([1], Number.NaN)).toThrow(/from 0 to 1, got NaN/);
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow(/value at index 1 is NaN/);
  });
});
