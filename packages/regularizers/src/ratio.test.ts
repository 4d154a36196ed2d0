import { effectiveRank, Matrix, multiply, random, singularValues } from '@lowrank/linalg';
import { expect, it } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { ratio } from './ratio.js';

function gaussian(rows: number, columns: number, seed: number): Matrix {
  const generator = random(seed, 'test');
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => generator.normal()),
  );
}

it('has a gradient orthogonal to W, of norm sqrt(rank - R^2) / |W|_F', () => {
  const W = gaussian(6, 4, 9);
  const gradient = Matrix.zeros(6, 4);
  const R = evaluatePenalty(ratio(), W, gradient);
  const inner = gradient.data.reduce((sum, g, k) => sum + g * W.data[k], 0);
  const norm = Math.sqrt(gradient.data.reduce((sum, g) => sum + g * g, 0));
  const size = Math.sqrt(W.data.reduce((sum, w) => sum + w * w, 0));
  expect(inner).toBeCloseTo(0, 13);
  expect(norm).toBeCloseTo(Math.sqrt(4 - R * R) / size, 12);
});

it('lies between 1 and sqrt(rank), and reaches both', () => {
  expect(evaluatePenalty(ratio(), multiply(gaussian(5, 1, 1), gaussian(1, 5, 2)))).toBeCloseTo(1, 12);
  expect(evaluatePenalty(ratio(), Matrix.identity(9))).toBeCloseTo(3, 14);
  const R = evaluatePenalty(ratio(), multiply(gaussian(8, 3, 3), gaussian(3, 8, 4)));
  expect(R).toBeGreaterThan(1);
  expect(R).toBeLessThan(Math.sqrt(3));
});

it('has the values of random rank-5 and rank-10 matrices: R about 2.2 and 3.1, effective rank about 4.9 and 9.7', () => {
  for (const [rank, R, effective] of [
    [5, 2.2, 4.9],
    [10, 3.1, 9.7],
  ]) {
    const W = multiply(gaussian(100, rank, 5), gaussian(rank, 100, 6));
    expect(Math.abs(evaluatePenalty(ratio(), W) - R)).toBeLessThan(0.07);
    expect(Math.abs(effectiveRank(singularValues(W)) - effective)).toBeLessThan(0.2);
  }
});

it('is undefined at zero and says what to do', () => {
  expect(() => evaluatePenalty(ratio(), Matrix.zeros(3, 3))).toThrow(/ratio: undefined at W = 0. Start from a matrix/);
});
