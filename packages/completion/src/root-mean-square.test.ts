import { expect, it } from 'vitest';
import { rootMeanSquare } from './root-mean-square.js';

it('the root mean square is weighted, and neither overflows nor vanishes', () => {
  expect(rootMeanSquare(Float64Array.of(3, -4))).toBeCloseTo(Math.sqrt(12.5), 15);
  expect(rootMeanSquare(Float64Array.of(3, -4), Float64Array.of(3, 1))).toBeCloseTo(Math.sqrt(43 / 4), 15);
  expect(rootMeanSquare(Float64Array.of(1e200, 1e200))).toBe(1e200);
  expect(rootMeanSquare(Float64Array.of(1e-200, 1e-200))).toBe(1e-200);
  expect(rootMeanSquare(new Float64Array(2))).toBe(0);
});
