import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectiveRank } from './effective-rank.js';

test('k equal values have effective rank k', () => {
  for (const k of [1, 2, 5, 100]) expect(effectiveRank(new Float64Array(k).fill(0.3))).toBeCloseTo(k, 11);
  expect(effectiveRank([7, 0, 0])).toBe(1);
});

test('two values have the exponential of their binary entropy', () => {
  // p = 3/4: exp(2 ln 2 - (3/4) ln 3) = 4 / 3^(3/4).
  expect(effectiveRank([3, 1])).toBeCloseTo(4 / 3 ** 0.75, 14);
});

test('the effective rank lies between 1 and the number of values and is blind to order and scale', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(1e-290, 2 ** 40, 1e290),
      (sigma, factor) => {
        const rank = effectiveRank(sigma);
        expect(rank).toBeGreaterThanOrEqual(1 - 1e-13);
        expect(rank).toBeLessThanOrEqual(sigma.length * (1 + 1e-13));
        expect(effectiveRank(sigma.toReversed())).toBeCloseTo(rank, 11);
        expect(effectiveRank(sigma.map((value) => value * factor))).toBeCloseTo(rank, 11);
      },
    ),
  );
});

test('a spectrum of zeros, or an empty one, has effective rank 0', () => {
  expect(effectiveRank([0, 0])).toBe(0);
  expect(effectiveRank([])).toBe(0);
});

test('values that no spectrum has are refused', () => {
  expect(() => effectiveRank([1, -1])).toThrow('effectiveRank: singular value 1 is negative, -1.');
  expect(() => effectiveRank([Number.NaN])).toThrow('effectiveRank: singular value 0 is NaN.');
  expect(() => effectiveRank([Infinity])).toThrow('effectiveRank: singular value 0 is Infinity.');
});
