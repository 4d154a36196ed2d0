import { expect, it } from 'vitest';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { ratio } from './ratio.js';
import { schattenRatio } from './schatten-ratio.js';

const sigma = Float64Array.of(9, 4, 1);

it('is the ratio penalty at p = 1 and q = 2', () => {
  const [own, expected] = [new Float64Array(3), new Float64Array(3)];
  expect(evaluateSpectrum(schattenRatio({ p: 1, q: 2 }), sigma, own)).toBeCloseTo(
    evaluateSpectrum(ratio(), sigma, expected),
    14,
  );
  for (let k = 0; k < 3; k++) expect(own[k]).toBeCloseTo(expected[k], 14);
});

it('is (3 + 2 + 1)^2 / (9 + 4 + 1) at p = 1/2 and q = 1', () => {
  expect(evaluateSpectrum(schattenRatio(), sigma, new Float64Array(3))).toBeCloseTo(36 / 14, 14);
});

it('is rank^(1/p - 1/q) at equal singular values and 1 at a single one', () => {
  const penalty = schattenRatio({ p: 1 / 3, q: 2 / 3 });
  const gradient = new Float64Array(4);
  expect(evaluateSpectrum(penalty, new Float64Array(4).fill(7), gradient)).toBeCloseTo(4 ** 1.5, 12);
  expect(evaluateSpectrum(penalty, Float64Array.of(7, 0, 0, 0), gradient)).toBe(1);
  expect(Array.from(gradient)).toEqual([0, 0, 0, 0]);
});

it('is undefined at zero', () => {
  expect(() => evaluateSpectrum(schattenRatio(), new Float64Array(2), new Float64Array(2))).toThrow(
    /schattenRatio: undefined at W = 0/,
  );
});

it.each([[{ p: 0 }], [{ p: 1 }], [{ p: 0.5, q: 0.4 }], [{ q: Number.NaN }]])('refuses %j', (options) => {
  expect(() => schattenRatio(options)).toThrow(/schattenRatio: p is .* and q is .*, expected 0 < p < q/);
});
