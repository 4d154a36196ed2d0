import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run, shapes } from './fixtures/run.js';
import { normalisedGradientDescent } from './normalised-gradient-descent.js';

const rule = normalisedGradientDescent({ learningRate: 0.1 });
const [first, second] = shapes.map(([rows, columns]) =>
  fc
    .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: rows * columns, maxLength: rows * columns })
    .map((values) => Float64Array.from(values)),
);

describe('normalisedGradientDescent', () => {
  it('steps against the gradient, as far as the learning rate says', () => {
    fc.assert(
      fc.property(fc.tuple(first, second), (g) => {
        fc.pre(g.some((array) => array.some((x) => Math.abs(x) > 1e-100)));
        const step = run(rule, [g]).steps[0].flatMap((array) => [...array]);
        const flat = g.flatMap((array) => [...array]);
        const dot = step.reduce((sum, x, i) => sum + x * flat[i], 0);
        expect(Math.hypot(...step)).toBeCloseTo(0.1, 12);
        expect(dot / Math.hypot(...flat)).toBeCloseTo(-0.1, 12);
      }),
    );
  });

  it('stays where the gradient is 0', () => {
    const { steps } = run(rule, [[new Float64Array(6), new Float64Array(4)]]);
    expect(steps[0].every((array) => array.every((x) => x === 0))).toBe(true);
  });
});
