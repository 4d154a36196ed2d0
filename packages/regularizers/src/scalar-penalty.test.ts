import { random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { evaluateSpectrum } from './evaluate-spectrum.js';
import { logDeterminant } from './log-determinant.js';
import type { SpectralPenalty } from './penalty.js';
import { schattenP } from './schatten-p.js';

const proxOf = (penalty: SpectralPenalty, y: number, step: number) => {
  const out = new Float64Array(1);
  penalty.prox?.(Float64Array.of(y), step, out);
  return out[0];
};

const objectiveOf = (penalty: SpectralPenalty, y: number, step: number) => {
  const derivative = new Float64Array(1);
  return (x: number) => evaluateSpectrum(penalty, Float64Array.of(x), derivative) + (x - y) ** 2 / (2 * step);
};

const cases: readonly [string, SpectralPenalty][] = [
  ['logDeterminant, gamma 1', logDeterminant()],
  ['logDeterminant, gamma 0.05', logDeterminant({ gamma: 0.05 })],
  ['schattenP, p 1/2', schattenP()],
  ['schattenP, p 1/10, epsilon 0', schattenP({ p: 0.1, epsilon: 0 })],
  ['schattenP, p 0.9, epsilon 0.3', schattenP({ p: 0.9, epsilon: 0.3 })],
  ['schattenP, p 1/3, epsilon 1', schattenP({ p: 1 / 3, epsilon: 1 })],
  ['schattenP, p 1.5', schattenP({ p: 1.5 })],
  ['schattenP, p 3, epsilon 0', schattenP({ p: 3, epsilon: 0 })],
];

describe.each(cases)('the proximal operator of %s', (_, penalty) => {
  it('is as low as the best of a fine grid, whatever y and step', () => {
    const generator = random(5, 'prox');
    for (let draw = 0; draw < 150; draw++) {
      const step = 10 ** (4 * generator.uniform() - 2);
      const y = 10 ** (3 * generator.uniform() - 1.5);
      const objective = objectiveOf(penalty, y, step);
      const x = proxOf(penalty, y, step);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(y);
      const best = objective(x);
      // From 1e-8 y on, in steps of 5 %, and evenly.
      for (let k = 0; k <= 400; k++) {
        for (const rival of [(y * k) / 400, y * 1.05 ** -k]) {
          if (objective(rival) < best * (1 - 1e-13)) expect.fail(`y ${y}, step ${step}: ${x} loses to ${rival}`);
        }
      }
    }
  });

  it('grows with y', () => {
    for (const step of [0.05, 1, 20]) {
      let last = 0;
      for (let y = 0; y < 30; y += 0.05) {
        const x = proxOf(penalty, y, step);
        expect(x).toBeGreaterThanOrEqual(last);
        last = x;
      }
    }
  });
});

it('is half thresholding at p = 1/2 (Xu, Chang, Xu & Zhang 2012)', () => {
  const penalty = schattenP({ p: 0.5, epsilon: 0 });
  for (const step of [0.3, 1, 7]) {
    // Of (x - y)^2 + lambda sqrt(x), lambda = 2 step.
    const lambda = 2 * step;
    const threshold = (54 ** (1 / 3) / 4) * lambda ** (2 / 3);
    for (const y of [0, 0.5, 0.999, 1.001, 2, 30].map((part) => part * threshold)) {
      const angle = Math.acos((lambda / 8) * (y / 3) ** -1.5);
      const expected = y > threshold ? (2 / 3) * y * (1 + Math.cos((2 * Math.PI) / 3 - (2 / 3) * angle)) : 0;
      expect(proxOf(penalty, y, step)).toBeCloseTo(expected, 11);
    }
  }
});

it('takes the lower of two minima of the log-determinant that have just parted', () => {
  // They part at step 4 gamma^2, from a point of inflection at sqrt(3) gamma.
  for (const step of [4.2, 5, 6, 7.9, 9]) {
    for (let y = Math.sqrt(3) * 2; y < 8; y += 0.004) {
      const objective = objectiveOf(logDeterminant(), y, step);
      const best = objective(proxOf(logDeterminant(), y, step));
      for (let k = 0; k <= 80; k++) expect(objective((y * k) / 80)).toBeGreaterThanOrEqual(best * (1 - 1e-13));
    }
  }
});

it('solves the cubic equation of the log-determinant', () => {
  for (const [y, step, gamma] of [
    [3, 1, 1],
    [10, 6, 0.5],
    [0.1, 20, 2],
    [1e-3, 1e-6, 1e-4],
  ]) {
    const x = proxOf(logDeterminant({ gamma }), y, step);
    expect(Math.abs((x - y) * (x * x + gamma * gamma) + 2 * step * x)).toBeLessThan(
      1e-13 * y * (y * y + gamma ** 2 + step),
    );
  }
});

it('is soft thresholding at p = 1 and divides by 1 + 2 step at p = 2', () => {
  for (const y of [0, 0.3, 1, 4]) {
    expect(proxOf(schattenP({ p: 1, epsilon: 0 }), y, 0.7)).toBeCloseTo(Math.max(0, y - 0.7), 15);
    expect(proxOf(schattenP({ p: 2, epsilon: 0 }), y, 0.7)).toBeCloseTo(y / 2.4, 15);
  }
});
