import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyReflection, norm, pythagoras, reflect } from './householder.js';
import { paddedCopy, unpadded } from './padded.js';
import { normalMatrix } from './test-matrices.js';

describe('lengths', () => {
  test('need no range beyond that of the result', () => {
    expect(norm([3e200, -4e200])).toBeCloseTo(5e200, -187);
    expect(norm([3e-200, 4e-200]) / 5e-200).toBeCloseTo(1, 15);
    expect(pythagoras(3e-300, 4e-300) / 5e-300).toBeCloseTo(1, 15);
    expect(pythagoras(-3e300, 4e300) / 5e300).toBeCloseTo(1, 15);
  });

  test('of nothing are zero, of infinities infinite', () => {
    expect([norm([]), norm([0, 0]), pythagoras(0, 0)]).toEqual([0, 0, 0]);
    expect([norm([1, -Infinity]), pythagoras(0, -Infinity)]).toEqual([Infinity, Infinity]);
  });

  test('may be those of a part', () => {
    expect(norm([9, 3, 4, 9], 1, 3)).toBe(5);
  });
});

describe('a reflection', () => {
  const entry = fc.double({ min: -1e3, max: 1e3, noNaN: true });

  test('takes its vector to a multiple of the first unit vector', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 9 }), (x) => {
        const v = Float64Array.from(x);
        const beta = reflect(v, 0, v.length);
        const dot = x.reduce((sum, value, i) => sum + value * v[i], 0);
        const image = x.map((value, i) => value - dot * v[i]);
        const size = norm(x);
        // Below the normal numbers a length is rounded to a multiple of the smallest one.
        expect(Math.abs(Math.abs(beta) - size)).toBeLessThanOrEqual(1e-15 * size + 2 * Number.MIN_VALUE);
        image.forEach((value, i) => {
          expect(Math.abs(value - (i === 0 ? beta : 0))).toBeLessThanOrEqual(4e-15 * size + 1e-289);
        });
        const square = v.reduce((sum, value) => sum + value * value, 0);
        expect(square === 0 || Math.abs(square - 2) < 2e-15).toBe(true);
      }),
    );
  });

  test('of a vector that already points along the axis is the identity', () => {
    const v = Float64Array.of(-7, 0, 0);
    expect(reflect(v, 0, 3)).toBe(-7);
    expect(v).toEqual(Float64Array.of(0, 0, 0));
  });

  test('applied twice changes nothing', () => {
    const A = normalMatrix(7, 5);
    const X = paddedCopy(A);
    const v = Float64Array.of(0, 0, 1, -2, 3, 1, 0.5, 0);
    reflect(v, 2, 7);
    const work = new Float64Array(5);
    applyReflection(X, v, 0, 2, 1, work);
    expect(unpadded(X)).not.toEqual(A);
    applyReflection(X, v, 0, 2, 1, work);
    unpadded(X).data.forEach((value, k) => {
      expect(value).toBeCloseTo(A.data[k], 13);
    });
  });
});
