import { expect, it } from 'vitest';
import { clearRank } from './clear-rank.js';

const seen = { rank: 6, floor: 1e-3 };

it('the rank is clear where hardly anything follows a gap', () => {
  expect(clearRank(Float64Array.of(9, 8, 7), seen)).toBe(3);
  expect(clearRank(Float64Array.of(9, 8, 0.1, 0.09, 0.08), seen)).toBe(2);
});

it('it is not where a gap leaves too much, where values decay evenly, or where all that was seen is large', () => {
  expect(clearRank(Float64Array.of(230, 100, 90, 80, 70, 60), seen)).toBeUndefined();
  expect(clearRank(Float64Array.of(9, 8, 7, 6, 5, 4), seen)).toBeUndefined();
});

it('does not depend on the unit', () => {
  expect(clearRank(Float64Array.of(9e300, 8e300, 0.1e300, 0.09e300), seen)).toBe(2);
});
