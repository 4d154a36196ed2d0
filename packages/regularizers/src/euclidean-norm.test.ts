import { expect, it } from 'vitest';
import { euclideanNorm } from './euclidean-norm.js';

it('is 5 for (3, 4) and 0 for nothing', () => {
  expect(euclideanNorm(Float64Array.of(3, -4))).toBe(5);
  expect(euclideanNorm(new Float64Array())).toBe(0);
});
