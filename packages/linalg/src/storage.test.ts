import { expect, test } from 'vitest';
import { overlap, zerosLike } from './storage.js';

test('zeros come in the precision asked for', () => {
  expect(zerosLike(new Float32Array(1), 2)).toEqual(new Float32Array(2));
  expect(zerosLike(new Float64Array(1), 2)).toEqual(new Float64Array(2));
});

test('views of one buffer overlap only where they share bytes', () => {
  const { buffer } = new Float64Array(4);
  expect(overlap(new Float64Array(buffer, 0, 2), new Float64Array(buffer, 16, 2))).toBe(false);
  expect(overlap(new Float64Array(buffer, 0, 3), new Float32Array(buffer, 16, 2))).toBe(true);
  expect(overlap(new Float64Array(buffer), new Float64Array(4))).toBe(false);
});
