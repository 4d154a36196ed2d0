import { expect, test } from 'vitest';
import { xoshiro128StarStar } from './xoshiro.js';

test('the state 1, 2, 3, 4 gives the outputs of the published C code', () => {
  // Reference: xoshiro128starstar.c 1.1 from prng.di.unimi.it; also in the tests of the Rust crate rand_xoshiro.
  const next = xoshiro128StarStar([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('a state of full words gives the outputs of the published C code', () => {
  const next = xoshiro128StarStar([2654435769, 608135816, 3084996962, 3735928559]);
  expect(Array.from({ length: 5 }, next)).toEqual([2463954730, 5524658, 74256371, 1905451993, 3123413897]);
});

test('an all-zero state, which would repeat zero for ever, is moved off zero', () => {
  const next = xoshiro128StarStar([0, 0, 0, 0]);
  expect(Array.from({ length: 20 }, next).some((word) => word !== 0)).toBe(true);
});
