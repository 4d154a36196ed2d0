import { describe, expect, it } from 'vitest';
import { adadelta } from './adadelta.js';
import { average, deviation, rounding, squares } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';

describe('adadelta', () => {
  it('follows algorithm 1 of the paper, times the learning rate', () => {
    const [rho, epsilon] = [0.8, 1e-4];
    expect(
      deviation(adadelta({ learningRate: 0.5, rho, epsilon }), (g) => {
        const d: number[] = [];
        for (let t = 1; t <= g.length; t++) {
          const rmsOfSteps = Math.sqrt(average(rho, squares(d)) + epsilon);
          const rmsOfGradients = Math.sqrt(average(rho, squares(g.slice(0, t))) + epsilon);
          d.push((-rmsOfSteps / rmsOfGradients) * g[t - 1]);
        }
        return 0.5 * d[d.length - 1];
      }),
    ).toBeLessThan(rounding);
  });

  it('remembers the steps before the learning rate scales them', () => {
    const gradients = randomGradients(8, 5);
    const [a, b] = [adadelta({ learningRate: 1 }), adadelta({ learningRate: 0.25 })].map((rule) =>
      run(rule, gradients),
    );
    expect(b.state.slots).toEqual(a.state.slots);
    expect(b.steps[4][0]).toEqual(a.steps[4][0].map((x) => 0.25 * x));
  });
});
