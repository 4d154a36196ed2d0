import { expect, test } from 'vitest';
import { scratch } from './scratch.js';

test('arrays lie side by side, in the same place at the next call if it is no larger', () => {
  const [a, b] = scratch([3, 5]);
  expect([a.length, b.length, b.byteOffset - a.byteOffset]).toEqual([3, 5, 24]);
  expect(scratch([2])[0].buffer).toBe(a.buffer);
});

test('much is not kept', () => {
  const [a] = scratch([10]);
  expect(scratch([1_000_001])[0]).toHaveLength(1_000_001);
  expect(scratch([10])[0].buffer).toBe(a.buffer);
});
