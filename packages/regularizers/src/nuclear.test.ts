import { expect, it } from 'vitest';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { nuclear } from './nuclear.js';

it('is the sum of the singular values', () => {
  const gradient = new Float64Array(3);
  expect(evaluateSpectrum(nuclear(), Float64Array.of(4, 2, 0.5), gradient)).toBe(6.5);
  expect(Array.from(gradient)).toEqual([1, 1, 1]);
});

it('soft-thresholds', () => {
  const out = new Float64Array(3);
  nuclear().prox?.(Float64Array.of(4, 2, 0.5), 1, out);
  expect(Array.from(out)).toEqual([3, 1, 0]);
});
