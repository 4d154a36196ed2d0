import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dividePairs, multiplyPairs, tail, twoProduct, twoSum } from './double-double.js';

const whole = fc.maxSafeInteger();

test('a sum and its tail are exact', () => {
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const sum = twoSum(a, b);
      expect(BigInt(sum) + BigInt(tail[0])).toBe(BigInt(a) + BigInt(b));
    }),
  );
});

test('a product and its tail are exact', () => {
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const product = twoProduct(a, b);
      expect(BigInt(product) + BigInt(tail[0])).toBe(BigInt(a) * BigInt(b));
    }),
  );
});

test('a quotient times its divisor is the dividend far beyond double precision', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 2, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true }), (a, b) => {
      const quotient = dividePairs(a, 0, b, 1e-17);
      const product = multiplyPairs(quotient, tail[0], b, 1e-17);
      expect(Math.abs(product - a + tail[0])).toBeLessThan(1e-30);
    }),
  );
});
