import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adam } from './adam.js';
import { average, deviation, rounding, squares } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';

describe('adam', () => {
  it('follows algorithm 1 of the paper, with the averages written as sums', () => {
    const [alpha, beta1, beta2, epsilon] = [0.1, 0.8, 0.95, 1e-2];
    expect(
      deviation(adam({ learningRate: alpha, beta1, beta2, epsilon }), (g) => {
        const m = average(beta1, g) / (1 - beta1 ** g.length);
        const v = average(beta2, squares(g)) / (1 - beta2 ** g.length);
        return (-alpha * m) / (Math.sqrt(v) + epsilon);
      }),
    ).toBeLessThan(rounding);
  });

  it('first moves every entry by the learning rate against the sign of its gradient, whatever its size', () => {
    const size = fc.double({ min: 1e-100, max: 1e100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, fc.boolean()), { minLength: 1, maxLength: 8 }), (entries) => {
        const g = Float64Array.from(entries, ([x, negative]) => (negative ? -x : x));
        const parameters = [{ data: new Float64Array(g.length), rows: 1, columns: g.length }];
        const { steps } = run(adam({ learningRate: 0.1, epsilon: 0 }), [[g]], { parameters });
        g.forEach((x, i) => {
          expect(steps[0][0][i]).toBeCloseTo(-0.1 * Math.sign(x), 12);
        });
      }),
    );
  });

  it('makes the same steps when all gradients are multiplied by a power of two and epsilon is 0', () => {
    const gradients = randomGradients(3, 6);
    const scaled = gradients.map((g) => g.map((x) => x.map((xi) => 1024 * xi)));
    const rule = adam({ epsilon: 0 });
    expect(run(rule, scaled).steps).toEqual(run(rule, gradients).steps);
  });

  it('leaves an entry alone whose gradient was always 0', () => {
    const zero = [[new Float64Array(6), new Float64Array(4)]];
    expect(run(adam(), zero).steps[0][0].every((x) => x === 0)).toBe(true);
  });
});
