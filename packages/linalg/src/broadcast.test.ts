import { expect, test } from 'vitest';
import { broadcastPlaces, broadcastShape } from './broadcast.js';

// The examples of NumPy's user guide, "Broadcasting".
test.each([
  [[256, 256, 3], [3], [256, 256, 3]],
  [
    [8, 1, 6, 1],
    [7, 1, 5],
    [8, 7, 6, 5],
  ],
  [[5, 4], [1], [5, 4]],
  [
    [15, 1, 5],
    [15, 3, 1],
    [15, 3, 5],
  ],
  [[], [2, 3], [2, 3]],
  [[], [], []],
])('%j and %j stretch to %j', (a, b, whole) => {
  expect(broadcastShape(a, b)).toEqual(whole);
  expect(broadcastShape(b, a)).toEqual(whole);
});

test.each([
  [[3], [4]],
  [
    [2, 1],
    [8, 4, 3],
  ],
])('%j and %j do not stretch to one shape', (a, b) => {
  expect(broadcastShape(a, b)).toBeUndefined();
  expect(broadcastShape(b, a)).toBeUndefined();
});

test('a dimension of 1 or none stays at its place, every other goes along', () => {
  expect(broadcastPlaces([2, 3], [2, 3])).toEqual([0, 1, 2, 3, 4, 5]);
  expect(broadcastPlaces([2, 1], [2, 3])).toEqual([0, 0, 0, 1, 1, 1]);
  expect(broadcastPlaces([1, 3], [2, 3])).toEqual([0, 1, 2, 0, 1, 2]);
  expect(broadcastPlaces([3], [2, 3])).toEqual([0, 1, 2, 0, 1, 2]);
  expect(broadcastPlaces([2, 1, 2], [2, 2, 2])).toEqual([0, 1, 0, 1, 2, 3, 2, 3]);
  expect(broadcastPlaces([], [2, 3])).toEqual([0, 0, 0, 0, 0, 0]);
  expect(broadcastPlaces([], [])).toEqual([0]);
});
