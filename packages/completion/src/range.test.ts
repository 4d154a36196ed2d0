import { expect, it } from 'vitest';
import { resolveClip } from './range.js';
import { entries } from './test-data.js';

const observations = entries(1, 3, [
  [0, 0, 4],
  [0, 1, -2],
  [0, 2, 1],
]);

it('takes two ends, the observed range, or nothing', () => {
  expect(resolveClip([1, 5], observations)).toEqual([1, 5]);
  expect(resolveClip('observed range', observations)).toEqual([-2, 4]);
  expect(resolveClip(undefined, observations)).toBeUndefined();
});

it.each([[[5, 1]], [[1]], [[1, 2, 3]], [[1, Infinity]], [[Number.NaN, 1]], [5], ['observed'], [null]])(
  'refuses %j',
  (clip) => {
    expect(() => resolveClip(clip as never, observations)).toThrow(
      /^clip: expected \[low, high\] with low <= high, or 'obs/,
    );
  },
);
