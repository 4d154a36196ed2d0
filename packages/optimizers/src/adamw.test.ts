import { describe, expect, it } from 'vitest';
import { adam } from './adam.js';
import { adamw } from './adamw.js';
import { exampleParameters, randomGradients, run } from './fixtures/run.js';

describe('adamw', () => {
  it('is a step of Adam plus a decay that no gradient rescales', () => {
    const gradients = randomGradients(5, 1);
    const withDecay = run(adamw({ learningRate: 0.1, weightDecay: 0.5 }), gradients).steps[0];
    const without = run(adam({ learningRate: 0.1 }), gradients).steps[0];
    for (const [k, { data }] of exampleParameters().entries()) {
      data.forEach((w, i) => {
        expect(withDecay[k][i]).toBeCloseTo(without[k][i] - 0.05 * w, 14);
      });
    }
  });

  it('shrinks the parameters geometrically where there is no gradient', () => {
    const none = Array.from({ length: 5 }, () => [new Float64Array(6), new Float64Array(4)]);
    const { parameters } = run(adamw({ learningRate: 0.1, weightDecay: 0.5 }), none);
    for (const [k, { data }] of exampleParameters().entries()) {
      data.forEach((w, i) => {
        expect(parameters[k].data[i]).toBeCloseTo(0.95 ** 5 * w, 14);
      });
    }
  });

  it('without decay is Adam', () => {
    const gradients = randomGradients(6, 5);
    const [a, b] = [run(adamw({ weightDecay: 0 }), gradients), run(adam(), gradients)];
    for (const [t, steps] of a.steps.entries()) {
      steps.forEach((step, k) => {
        step.forEach((x, i) => {
          expect(Math.abs(x / b.steps[t][k][i] - 1)).toBeLessThan(1e-14);
        });
      });
    }
  });
});
