import { effectiveRank } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { entropy } from './entropy.js';
import { evaluateSpectrum } from './evaluate-spectrum.js';

it('is the effective rank of @lowrank/linalg', () => {
  for (const sigma of [Float64Array.of(5, 3, 1, 0.1), Float64Array.of(2, 1, 0)]) {
    expect(evaluateSpectrum(entropy(), sigma, new Float64Array(sigma.length))).toBeCloseTo(effectiveRank(sigma), 14);
  }
});

it('is 4 / 3^(3/4) for singular values 3 and 1', () => {
  // e^H with H = -(3/4) log(3/4) - (1/4) log(1/4) = log 4 - (3/4) log 3; d/dsigma_k = -R (log p_k + H) / 4.
  const gradient = new Float64Array(2);
  const R = evaluateSpectrum(entropy(), Float64Array.of(3, 1), gradient);
  expect(R).toBeCloseTo(4 / 3 ** 0.75, 14);
  expect(gradient[0]).toBeCloseTo((-R * 0.25 * Math.log(3)) / 4, 14);
  expect(gradient[1]).toBeCloseTo((R * 0.75 * Math.log(3)) / 4, 14);
});

it('counts equal singular values and leaves zeros alone', () => {
  const gradient = new Float64Array(3);
  expect(evaluateSpectrum(entropy(), Float64Array.of(7, 7, 0), gradient)).toBeCloseTo(2, 14);
  expect(gradient[2]).toBe(0);
});

it('is undefined at zero', () => {
  expect(() => evaluateSpectrum(entropy(), new Float64Array(2), new Float64Array(2))).toThrow(/undefined at W = 0/);
});
