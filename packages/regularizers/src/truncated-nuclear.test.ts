import { expect, it } from 'vitest';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { truncatedNuclear } from './truncated-nuclear.js';

it('is the sum of what lies beyond the largest, with derivatives 0 and 1', () => {
  const gradient = new Float64Array(4);
  expect(evaluateSpectrum(truncatedNuclear({ rank: 2 }), Float64Array.of(8, 4, 2, 1), gradient)).toBe(3);
  expect(Array.from(gradient)).toEqual([0, 0, 1, 1]);
});

it('finds the largest in any order', () => {
  const gradient = new Float64Array(3);
  expect(truncatedNuclear({ rank: 1 }).evaluate(Float64Array.of(1, 8, 2), gradient)).toBe(3);
  expect(Array.from(gradient)).toEqual([1, 0, 1]);
});

it('is zero where the rank is within reach', () => {
  expect(evaluateSpectrum(truncatedNuclear({ rank: 3 }), Float64Array.of(8, 4), new Float64Array(2))).toBe(0);
});

it('soft-thresholds beyond the largest', () => {
  const out = new Float64Array(4);
  truncatedNuclear({ rank: 2 }).prox?.(Float64Array.of(8, 4, 2, 1), 1.5, out);
  expect(Array.from(out)).toEqual([8, 4, 0.5, 0]);
});

it.each([[0], [1.5], [-1], [Number.NaN]])('refuses a rank of %f', (rank) => {
  expect(() => truncatedNuclear({ rank })).toThrow(
    /truncatedNuclear: rank is .*, expected a whole number.*nuclear\(\)/,
  );
});
