import { expect, it } from 'vitest';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { nuclearMinusFrobenius } from './nuclear-minus-frobenius.js';

const penalty = nuclearMinusFrobenius();

it('has the derivatives 1 - sigma_k / |W|_F', () => {
  const gradient = new Float64Array(2);
  expect(evaluateSpectrum(penalty, Float64Array.of(4, 3), gradient)).toBe(2);
  expect(gradient[0]).toBeCloseTo(0.2, 14);
  expect(gradient[1]).toBeCloseTo(0.4, 14);
});

it('is zero at rank 1 and at zero', () => {
  const gradient = new Float64Array(2);
  expect(evaluateSpectrum(penalty, Float64Array.of(4, 0), gradient)).toBe(0);
  expect(Array.from(gradient)).toEqual([0, 0]);
  expect(evaluateSpectrum(penalty, Float64Array.of(0, 0), gradient)).toBe(0);
  expect(Array.from(gradient)).toEqual([0, 0]);
});

it('soft-thresholds and lengthens by the step, or keeps the largest where nothing is left', () => {
  const out = new Float64Array(3);
  penalty.prox?.(Float64Array.of(5, 4, 0.5), 1, out); // (4, 3, 0) of norm 5 becomes one of norm 6
  for (const [k, expected] of [4.8, 3.6, 0].entries()) expect(out[k]).toBeCloseTo(expected, 14);
  penalty.prox?.(Float64Array.of(5, 4, 0.5), 5, out);
  expect(Array.from(out)).toEqual([5, 0, 0]);
});
