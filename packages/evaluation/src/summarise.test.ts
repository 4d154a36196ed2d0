import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from './summarise.js';

describe('summarise', () => {
  it('equals what R and NumPy give for a small sample', () => {
    // numpy: quantile([2, 1, 7, 4, 3, 10], [.25, .5, .75]), mean, std(ddof=1); R: quantile(x, type = 7), mean(x), sd(x).
    const summary = summarise([2, 1, 7, 4, 3, 10]);
    expect(summary).toMatchObject({ count: 6, lowerQuartile: 2.25, median: 3.5, upperQuartile: 6.25 });
    expect(summary).toMatchObject({ minimum: 1, maximum: 10, mean: 4.5 });
    expect(summary.standardDeviation).toBeCloseTo(3.391164991562634, 14);
  });

  it('takes the standard deviation of a sample, with n - 1', () => {
    // Squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 over 7.
    expect(summarise([2, 4, 4, 4, 5, 5, 7, 9]).standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it('leaves the standard deviation of one value undefined and the rest equal to it', () => {
    const { standardDeviation, count, ...rest } = summarise([0.25]);
    expect(standardDeviation).toBeNaN();
    expect(count).toBe(1);
    expect(new Set(Object.values(rest))).toEqual(new Set([0.25]));
  });

  it('gives the same digits whatever the order of the runs', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, (list) => {
        expect(summarise([...list].reverse())).toEqual(summarise(list));
      }),
    );
  });

  it('keeps a small spread around a large mean', () => {
    expect(summarise([1e9 + 1, 1e9 + 2, 1e9 + 3]).standardDeviation).toBe(1);
  });

  it('is frozen and leaves its input as it is', () => {
    const values = Float64Array.of(3, 1, 2);
    expect(Object.isFrozen(summarise(values))).toBe(true);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it('refuses an empty list and the error of a diverged run', () => {
    expect(() => summarise([])).toThrow(/at least one value/);
    expect(() => summarise([1, Infinity])).toThrow(/summarise: the value at index 1 is Infinity/);
  });
});
