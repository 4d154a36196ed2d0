import { describe, expect, it } from 'vitest';
import { average, deviation, rounding, squares } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';
import { nadam } from './nadam.js';

describe('nadam', () => {
  it.each([0, 0.004, 0.5])('follows algorithm 2 of the report, with a momentum that warms up by %d', (psi) => {
    const [alpha, beta1, beta2, epsilon] = [0.1, 0.9, 0.95, 1e-3];
    const mu = (t: number) => beta1 * (1 - 0.5 * 0.96 ** (t * psi));
    const product = (t: number) => Array.from({ length: t }, (_, i) => mu(i + 1)).reduce((a, b) => a * b, 1);
    expect(
      deviation(nadam({ learningRate: alpha, beta1, beta2, epsilon, momentumDecay: psi }), (g) => {
        const t = g.length;
        const ofMean = (mu(t + 1) * average(beta1, g)) / (1 - product(t + 1));
        const ofGradient = ((1 - mu(t)) * g[t - 1]) / (1 - product(t));
        const v = average(beta2, squares(g)) / (1 - beta2 ** t);
        return (-alpha * (ofMean + ofGradient)) / (Math.sqrt(v) + epsilon);
      }),
    ).toBeLessThan(rounding);
  });

  it('without momentum divides each gradient by its root mean square', () => {
    const gradients = randomGradients(3, 1);
    const { steps } = run(nadam({ learningRate: 0.1, beta1: 0, epsilon: 0 }), gradients);
    steps[0].forEach((step, k) => {
      step.forEach((x, i) => {
        expect(x).toBeCloseTo(-0.1 * Math.sign(gradients[0][k][i]), 14);
      });
    });
  });
});
