import { describe, expect, it } from 'vitest';
import { exampleGradients, exampleParameters, run } from './fixtures/run.js';
import { piecewise } from './piecewise.js';
import { weightDecay } from './weight-decay.js';

describe('weightDecay', () => {
  it('adds the gradient of half the squared norm, at the rate of the step', () => {
    const rule = weightDecay({ rate: piecewise({ boundaries: [1], values: [0.5, 2] }) });
    const { steps, state } = run(rule, [exampleGradients(0)]);
    const second = run(rule, [exampleGradients(1)], { state }).steps[0];
    for (const [k, { data }] of exampleParameters().entries()) {
      data.forEach((w, i) => {
        expect(steps[0][k][i]).toBe(exampleGradients(0)[k][i] + 0.5 * w);
        expect(second[k][i]).toBe(exampleGradients(1)[k][i] + 2 * w);
      });
    }
  });
});
