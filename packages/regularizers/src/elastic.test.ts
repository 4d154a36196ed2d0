import { expect, it } from 'vitest';
import { elastic } from './elastic.js';
import { evaluateSpectrum } from './evaluate-spectrum.js';

it('is the nuclear norm plus ridge times the squared Frobenius norm', () => {
  const gradient = new Float64Array(2);
  expect(evaluateSpectrum(elastic({ ridge: 0.5 }), Float64Array.of(4, 3), gradient)).toBe(7 + 12.5);
  expect(Array.from(gradient)).toEqual([1 + 4, 1 + 3]);
});

it('soft-thresholds and then divides by 1 + 2 step ridge', () => {
  const out = new Float64Array(3);
  elastic({ ridge: 0.25 }).prox?.(Float64Array.of(8, 5, 1), 2, out);
  expect(Array.from(out)).toEqual([3, 1.5, 0]);
});

it.each([[0], [-1], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses a ridge of %f', (ridge) => {
  expect(() => elastic({ ridge })).toThrow(/elastic: ridge is .*, expected a positive number.*nuclear\(\)/);
});
