import { Matrix } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { frobenius } from './frobenius.js';

it('has the gradient W / |W|_F, and 0 at W = 0', () => {
  const gradient = Matrix.zeros(1, 2);
  expect(evaluatePenalty(frobenius(), Matrix.from([[3, -4]]), gradient)).toBeCloseTo(5, 14);
  expect(gradient.data[0]).toBeCloseTo(0.6, 14);
  expect(gradient.data[1]).toBeCloseTo(-0.8, 14);
  expect(evaluatePenalty(frobenius(), Matrix.zeros(1, 2), gradient)).toBe(0);
  expect(Math.max(...gradient.data.map(Math.abs))).toBe(0);
});

it('shortens by the step, to nothing if the norm is shorter', () => {
  const out = new Float64Array(2);
  frobenius().prox?.(Float64Array.of(8, 6), 5, out);
  expect(Array.from(out)).toEqual([4, 3]);
  frobenius().prox?.(Float64Array.of(8, 6), 11, out);
  expect(Array.from(out)).toEqual([0, 0]);
});
