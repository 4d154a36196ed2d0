import { expect, test } from 'vitest';
import { rankTolerance } from './rank-tolerance.js';

test('the tolerance grows with the larger dimension unless it is given', () => {
  expect(rankTolerance('test', 3, 8, undefined)).toBe(2 ** -48);
  expect(rankTolerance('test', 3, 8, 0)).toBe(0);
});

test.each([-1, Number.NaN, Infinity])('a tolerance of %d is refused', (tolerance) => {
  expect(() => rankTolerance('polar', 3, 8, tolerance)).toThrow(
    `polar: tolerance must be a finite number >= 0, got ${tolerance}.`,
  );
});
