import { describe, expect, it } from 'vitest';
import { adamax } from './adamax.js';
import { average, deviation, rounding } from './fixtures/deviation.js';
import { run } from './fixtures/run.js';

describe('adamax', () => {
  it('follows algorithm 2 of the paper, its maximum taken over all past gradients', () => {
    const [alpha, beta1, beta2, epsilon] = [0.1, 0.8, 0.7, 1e-3];
    expect(
      deviation(adamax({ learningRate: alpha, beta1, beta2, epsilon }), (g) => {
        const weighted = g.map((x, i) => beta2 ** (g.length - 1 - i) * (Math.abs(x) + epsilon));
        return (-alpha * average(beta1, g)) / (1 - beta1 ** g.length) / Math.max(...weighted);
      }),
    ).toBeLessThan(rounding);
  });

  it('leaves an entry alone whose gradient was always 0', () => {
    const zero = [[new Float64Array(6), new Float64Array(4)]];
    expect(run(adamax(), zero).steps[0][0].every((x) => x === 0)).toBe(true);
  });
});
