import { Matrix } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { totalVariation } from './total-variation.js';

it('sums the lengths of the differences: 5 for (3, 4) and 1 for a step of -1, with directions as gradient', () => {
  const W = Matrix.from([
    [0, 4],
    [3, 3],
  ]);
  const gradient = Matrix.zeros(2, 2);
  expect(evaluatePenalty(totalVariation({ epsilon: 0 }), W, gradient)).toBe(6);
  for (const [k, expected] of [-0.6 - 0.8, 0.8 + 1, 0.6, -1].entries()) {
    expect(gradient.data[k]).toBeCloseTo(expected, 14);
  }
});

it('is sqrt(d^2 + epsilon^2) - epsilon for a single difference', () => {
  const gradient = Matrix.zeros(1, 2);
  expect(evaluatePenalty(totalVariation({ epsilon: 3 }), Matrix.from([[1, 5]]), gradient)).toBe(2);
  expect(Array.from(gradient.data)).toEqual([-0.8, 0.8]);
});

it('is zero with a zero gradient where W is constant', () => {
  for (const epsilon of [0, 1e-3]) {
    const gradient = Matrix.from([[9, 9, 9]]);
    expect(evaluatePenalty(totalVariation({ epsilon }), Matrix.from([[2, 2, 2]]), gradient)).toBe(0);
    expect(Array.from(gradient.data)).toEqual([0, 0, 0]);
  }
});

it('works in float32', () => {
  const W = new Matrix(1, 2, Float32Array.of(1, 5));
  const gradient = new Matrix(1, 2, new Float32Array(2));
  expect(evaluatePenalty(totalVariation({ epsilon: 3 }), W, gradient)).toBe(2);
  expect(Array.from(gradient.data)).toEqual([Math.fround(-0.8), Math.fround(0.8)]);
});

it.each([[-1], [Number.NaN]])('refuses an epsilon of %f', (epsilon) => {
  expect(() => totalVariation({ epsilon })).toThrow(/totalVariation: epsilon is .*, expected a number >= 0/);
});
