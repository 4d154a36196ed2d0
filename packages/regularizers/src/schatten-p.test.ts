import { Matrix, random } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { nuclear } from './nuclear.js';
import { schattenP } from './schatten-p.js';
import { squaredFrobenius } from './squared-frobenius.js';

it('is the nuclear norm at p = 1 and the squared Frobenius norm at p = 2', () => {
  const generator = random(11, 'test');
  const W = new Matrix(
    4,
    6,
    Float64Array.from({ length: 24 }, () => generator.normal()),
  );
  expect(evaluatePenalty(schattenP({ p: 1, epsilon: 0 }), W)).toBeCloseTo(evaluatePenalty(nuclear(), W), 12);
  expect(evaluatePenalty(schattenP({ p: 2, epsilon: 0 }), W)).toBeCloseTo(evaluatePenalty(squaredFrobenius(), W), 12);
});

it('is a sum of square roots at p = 1/2, with derivatives 1 / (2 sqrt(sigma_k))', () => {
  const gradient = new Float64Array(3);
  expect(evaluateSpectrum(schattenP({ p: 0.5, epsilon: 0 }), Float64Array.of(9, 4, 0), gradient)).toBeCloseTo(5, 14);
  for (const [k, expected] of [1 / 6, 1 / 4, 0].entries()) expect(gradient[k]).toBeCloseTo(expected, 14);
});

it.each([[{ p: 0 }], [{ p: Number.NaN }], [{ epsilon: -1 }]])('refuses schattenP(%j)', (options) => {
  expect(() => schattenP(options)).toThrow(/schattenP: (p|epsilon) is/);
});
