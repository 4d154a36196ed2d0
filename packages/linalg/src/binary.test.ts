import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentOf, powerOfTwo, scaledBy, scalingExponent } from './binary.js';

test('powers of two are exact over the whole normal range', () => {
  let power = 2.2250738585072014e-308;
  for (let k = -1022; k <= 1023; k++, power *= 2) expect(powerOfTwo(k)).toBe(power);
});

test('a normal number lies between its power of two and the next', () => {
  fc.assert(
    fc.property(fc.double({ min: 2.3e-308, max: 8e307, noNaN: true }), (x) => {
      const power = powerOfTwo(exponentOf(x));
      return power <= x && x < 2 * power;
    }),
  );
});

test('subnormal numbers share the exponent -1023', () => {
  expect(exponentOf(Number.MIN_VALUE)).toBe(-1023);
  expect(exponentOf(2.2e-308)).toBe(-1023);
});

test('the scaling exponent brings any number into reach of 1, and zero nowhere', () => {
  expect(scalingExponent(0)).toBe(0);
  expect(scalingExponent(5)).toBe(2);
  expect(scalingExponent(Number.MAX_VALUE)).toBe(1000);
  expect(scalingExponent(Number.MIN_VALUE)).toBe(-1000);
});

test('a factor beyond the range of doubles may still give a result within it', () => {
  expect(scaledBy(2 ** -1000, 1999)).toBe(2 ** 999);
  expect(scaledBy(3 * 2 ** 1000, -1901)).toBe(3 * 2 ** -901);
  expect(scaledBy(-0.75, 0)).toBe(-0.75);
});
