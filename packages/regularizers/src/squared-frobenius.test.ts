import { expect, it } from 'vitest';
import { squaredFrobenius } from './squared-frobenius.js';

it('has the derivative 2 |W|_F', () => {
  expect(squaredFrobenius().evaluate(Number.NaN, 3)).toEqual({ value: 9, dNuclear: 0, dFrobenius: 6 });
});

it('divides by 1 + 2 step', () => {
  const out = new Float64Array(2);
  squaredFrobenius().prox?.(Float64Array.of(8, 6), 0.5, out);
  expect(Array.from(out)).toEqual([4, 3]);
});
