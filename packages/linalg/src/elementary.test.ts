import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cos, exp, log, pow } from './elementary.js';
import { isLowrankError } from './errors.js';

/** Distance in units of the last place of `expected`. */
function ulps(actual: number, expected: number): number {
  if (Object.is(actual, expected)) return 0;
  const [magnitude, view] = [Math.abs(expected), new DataView(new ArrayBuffer(8))];
  view.setFloat64(0, magnitude);
  view.setBigInt64(0, view.getBigInt64(0) + 1n);
  return Math.abs(actual - expected) / (view.getFloat64(0) - magnitude);
}

// References: the same expressions in 300-bit arithmetic (mpmath), rounded to double. Errors below 1 ulp of the exact
// value mean at most one neighbour away from the rounded one.
describe('elementary functions agree with 300-bit references within one neighbour', () => {
  test.each([
    [1, Math.E],
    [-1, 0.36787944117144233],
    [0.5, 1.6487212707001282],
    [-0.3, 0.7408182206817179],
    [1e-10, 1.0000000001],
    [10.25, 28282.541920334977],
    [-37.5, 5.175555005801869e-17],
    [700.1, 1.120899771073261e304],
    [-745, 5e-324],
  ])('exp(%d)', (x, expected) => expect(ulps(exp(x), expected)).toBeLessThanOrEqual(1));

  test.each([
    [2, Math.LN2],
    [10, Math.LN10],
    [0.5, -Math.LN2],
    [0.9999999, -1.0000000494736474e-7],
    [1.0000001, 9.999999505838704e-8],
    [3e-320, -735.7286286023058],
    [1.7e308, 709.7268368932282],
    [123456.789, 11.723646487185881],
  ])('log(%d), to the last bit', (x, expected) => expect(log(x)).toBe(expected));

  test.each([
    [1, 0.5403023058681398],
    [0.5, 0.8775825618903728],
    [1.5707963267948966, 6.123233995736766e-17],
    [Math.PI, -1],
    [-2, -0.4161468365471424],
    [22, -0.9999608263946371],
    [355, -0.999999999545659],
    [10000, -0.9521553682590148],
    [999999, 0.21161995758460128],
  ])('cos(%d)', (x, expected) => expect(ulps(cos(x), expected)).toBeLessThanOrEqual(1));

  test.each([
    [2, 0.5, Math.SQRT2],
    [0.9, 1000, 1.7478712517226947e-46],
    [0.999, 100000, 3.5385276883431275e-44],
    [10, -3, 0.001],
    [1.0000001, 5e9, 1.4035575382338372e217],
    [1.5, 1700, 2.2653765189682277e299],
    [3, 1 / 3, 1.4422495703074083],
    [7.25, -300, 7.917681519098662e-259],
    [5e-324, 0.5, 2.2227587494850775e-162],
  ])('pow(%d, %d)', (x, y, expected) => expect(ulps(pow(x, y), expected)).toBeLessThanOrEqual(1));
});

// The engine's own functions are within 1 ulp too, so two ulp is what may separate them.
test('elementary functions stay within 2 ulp of the engine that runs the test', () => {
  const check = (ours: number, theirs: number) => ulps(ours, theirs) <= 2;
  fc.assert(fc.property(fc.double({ min: -740, max: 709, noNaN: true }), (x) => check(exp(x), Math.exp(x))));
  fc.assert(fc.property(fc.double({ min: 0, noNaN: true }), (x) => check(log(x), Math.log(x))));
  fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => check(cos(x), Math.cos(x))));
});

test('whole powers that fit into a double are exact', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 255 }),
      fc.integer({ min: 0, max: 6 }),
      (base, exponent) => pow(base, exponent) === Number(BigInt(base) ** BigInt(exponent)),
    ),
  );
});

test('special values follow IEEE 754', () => {
  expect([exp(0), exp(-Infinity), exp(Infinity), exp(Number.NaN), exp(710), exp(-746)]).toEqual([
    1,
    0,
    Infinity,
    Number.NaN,
    Infinity,
    0,
  ]);
  expect([log(1), log(0), log(-1), log(Infinity), log(Number.NaN)]).toEqual([
    0,
    -Infinity,
    Number.NaN,
    Infinity,
    Number.NaN,
  ]);
  expect([cos(0), cos(Infinity), cos(Number.NaN)]).toEqual([1, Number.NaN, Number.NaN]);
});

test('pow has the limits of Math.pow for a base that is not negative', () => {
  const special = [0, 0.5, 1, 2, Infinity, Number.NaN];
  for (const x of special) {
    for (const y of [...special, -0.5, -1, -Infinity]) {
      // Math.pow(1, NaN) is NaN by ECMAScript; IEEE 754 says 1, and so do we.
      if (x === 1) expect(pow(x, y)).toBe(1);
      else expect(ulps(pow(x, y), x ** y), `${x} ** ${y}`).toBeLessThanOrEqual(1);
    }
  }
  expect(pow(-2, 2)).toBeNaN();
});

test('cos refuses an angle that it can no longer reduce', () => {
  expect(() => cos(2e6)).toThrow('cos: expected an angle between -1e6 and 1e6, got 2000000.');
  try {
    cos(2e6);
  } catch (error) {
    expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
  }
});
