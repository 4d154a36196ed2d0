import { describe, expect, it } from 'vitest';
import { amsgrad } from './amsgrad.js';
import { average, deviation, rounding, squares } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';

describe('amsgrad', () => {
  it('follows algorithm 2 of the paper, with the corrections of the bias of Adam', () => {
    const [alpha, beta1, beta2, epsilon] = [0.1, 0.8, 0.6, 1e-3];
    expect(
      deviation(amsgrad({ learningRate: alpha, beta1, beta2, epsilon }), (g) => {
        const averages = g.map((_, t) => average(beta2, squares(g.slice(0, t + 1))));
        const v = Math.max(...averages) / (1 - beta2 ** g.length);
        return (-alpha * average(beta1, g)) / (1 - beta1 ** g.length) / (Math.sqrt(v) + epsilon);
      }),
    ).toBeLessThan(rounding);
  });

  it('never lets its maximum shrink', () => {
    const rule = amsgrad({ beta2: 0.5 });
    const first = run(rule, randomGradients(2, 1));
    let { state } = first;
    for (let t = 2; t < 30; t++) {
      const before = state.slots.vmax.map((array) => array.slice());
      ({ state } = run(rule, randomGradients(t, 1), { state }));
      for (const [k, array] of state.slots.vmax.entries()) {
        array.forEach((x, i) => {
          expect(x).toBeGreaterThanOrEqual(Math.max(before[k][i], state.slots.v[k][i]));
        });
      }
    }
  });
});
