import { Matrix } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { squaredRatio } from './squared-ratio.js';

it('is a lower bound of the rank that equal singular values reach', () => {
  expect(evaluatePenalty(squaredRatio(), Matrix.identity(9))).toBeCloseTo(9, 13);
  const W = Matrix.from([
    [3, 0],
    [0, 4],
  ]);
  expect(evaluatePenalty(squaredRatio(), W)).toBeCloseTo(49 / 25, 14);
});

it('is undefined at zero', () => {
  expect(() => evaluatePenalty(squaredRatio(), Matrix.zeros(3, 3))).toThrow(/undefined at W = 0/);
});
