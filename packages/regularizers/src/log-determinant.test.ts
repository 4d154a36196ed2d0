import { expect, it } from 'vitest';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { logDeterminant } from './log-determinant.js';

it('is the logarithm of the determinant of I + W^T W / gamma^2', () => {
  // diag(6, 2) / 2 has I + W^T W / 4 = diag(10, 2), of determinant 20; d/dsigma = 2 sigma / (sigma^2 + 4).
  const gradient = new Float64Array(2);
  const value = evaluateSpectrum(logDeterminant({ gamma: 2 }), Float64Array.of(6, 2), gradient);
  expect(value).toBeCloseTo(Math.log(20), 14);
  expect(gradient[0]).toBeCloseTo(12 / 40, 15);
  expect(gradient[1]).toBeCloseTo(4 / 8, 15);
});

it.each([1e-30, 1e-9, 1e-4, 0.1, 0.999, 1.001, 1e30])('keeps its relative precision at sigma = %f', (sigma) => {
  const value = evaluateSpectrum(logDeterminant(), Float64Array.of(sigma), new Float64Array(1));
  // Math.log1p is an independent implementation with an error below 1 ulp; own error about 2 ulp.
  expect(Math.abs(value / Math.log1p(sigma * sigma) - 1)).toBeLessThan(1e-15);
});

it('is zero with a zero gradient at zero', () => {
  const gradient = Float64Array.of(7);
  expect(evaluateSpectrum(logDeterminant(), Float64Array.of(0), gradient)).toBe(0);
  expect(gradient[0]).toBe(0);
});

it.each([[0], [-1], [Number.NaN]])('refuses a gamma of %f', (gamma) => {
  expect(() => logDeterminant({ gamma })).toThrow(/logDeterminant: gamma is .*, expected a positive number/);
});
