import type { FloatArray } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { average } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';
import { groupRmsprop } from './group-rmsprop.js';

const sumOfSquares = (g: readonly FloatArray[]) => g.reduce((sum, x) => sum + Math.hypot(...x) ** 2, 0);
const rule = groupRmsprop({ learningRate: 0.1, alpha: 0.9, epsilon: 0 });

describe('groupRmsprop', () => {
  it('divides all gradients by the root mean square of their common norm', () => {
    const gradients = randomGradients(9, 8);
    const { steps } = run(groupRmsprop({ learningRate: 0.1, alpha: 0.9, epsilon: 1e-2 }), gradients);
    const norms = gradients.map(sumOfSquares);
    for (let t = 1; t <= 8; t++) {
      const mean = average(0.9, norms.slice(0, t)) / (1 - 0.9 ** t);
      gradients[t - 1].forEach((g, k) => {
        g.forEach((x, i) => {
          expect(steps[t - 1][k][i]).toBeCloseTo((-0.1 * x) / (Math.sqrt(mean) + 1e-2), 14);
        });
      });
    }
  });

  it('turns its steps with the gradients, unlike a rule per coordinate', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 7, noNaN: true }), (angle) => {
        const gradients = randomGradients(10, 5);
        const turn = ([a, b]: readonly FloatArray[]) => {
          // In the plane of the first entry of each parameter.
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          const [x, y] = [a.slice(), b.slice()];
          x[0] = c * a[0] - s * b[0];
          y[0] = s * a[0] + c * b[0];
          return [x, y];
        };
        const expected = run(rule, gradients).steps.map(turn);
        for (const [t, steps] of run(rule, gradients.map(turn)).steps.entries()) {
          steps.forEach((step, k) => {
            step.forEach((x, i) => {
              expect(x).toBeCloseTo(expected[t][k][i], 13);
            });
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('makes the same steps when all gradients are multiplied by a power of two', () => {
    const gradients = randomGradients(11, 6);
    const scaled = gradients.map((g) => g.map((array) => array.map((x) => x / 4096)));
    expect(run(rule, scaled).steps).toEqual(run(rule, gradients).steps);
  });

  it('first steps as far as the learning rate says', () => {
    const [step] = run(rule, randomGradients(12, 1)).steps;
    const norm = Math.sqrt(sumOfSquares(step));
    expect(norm).toBeCloseTo(0.1, 14);
  });
});
