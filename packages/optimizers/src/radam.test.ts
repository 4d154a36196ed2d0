import { describe, expect, it } from 'vitest';
import { average, deviation, squares } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';
import { momentum } from './momentum.js';
import { radam } from './radam.js';

describe('radam', () => {
  it.each([
    [4, 0.95],
    [5, 0.95],
    [5, 0.999],
    [4, 0.5],
  ])('follows algorithm 2 of the paper with threshold %d and beta2 %d', (threshold, beta2) => {
    const [alpha, beta1, epsilon] = [0.1, 0.8, 1e-4];
    const formula = (g: readonly number[]) => {
      const t = g.length;
      const m = average(beta1, g) / (1 - beta1 ** t);
      const rhoInfinity = 2 / (1 - beta2) - 1;
      const rho = rhoInfinity - (2 * t * beta2 ** t) / (1 - beta2 ** t);
      if (rho <= threshold) return -alpha * m;
      const v = average(beta2, squares(g)) / (1 - beta2 ** t);
      const numerator = (rho - 4) * (rho - 2) * rhoInfinity;
      const rectification = Math.sqrt(numerator / ((rhoInfinity - 4) * (rhoInfinity - 2) * rho));
      return (-alpha * m * rectification) / (Math.sqrt(v) + epsilon);
    };
    // rho_t is a small difference of numbers near 2 / (1 - beta2) that rest on another such difference.
    expect(deviation(radam({ learningRate: alpha, beta1, beta2, epsilon, threshold }), formula)).toBeLessThan(1e-9);
  });

  it('is never adaptive where beta2 looks back on fewer than five gradients', () => {
    const gradients = randomGradients(4, 20);
    const { steps } = run(radam({ beta1: 0, beta2: 0.5, learningRate: 0.1 }), gradients);
    expect(steps).toEqual(run(momentum({ momentum: 0, learningRate: 0.1 }), gradients).steps);
  });
});
