import { Matrix, multiply, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { spectrum } from './spectrum.js';
import { spectrumSummary } from './spectrum-summary.js';

describe('spectrumSummary', () => {
  it('follows the definitions for singular values 3 and 1', () => {
    const { singularValues, effectiveRank, nuclear, frobenius } = spectrumSummary(
      Matrix.from([
        [0, 3],
        [1, 0],
      ]),
    );
    expect([...singularValues].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([3, 1]);
    expect(nuclear).toBeCloseTo(4, 13);
    expect(frobenius).toBeCloseTo(Math.sqrt(10), 13);
    // exp(-(3/4 log(3/4) + 1/4 log(1/4))) = 4 / 3^(3/4) = 1.754765350603323...
    expect(effectiveRank).toBeCloseTo(1.754765350603, 11);
  });

  it('sees effective rank n and ratio sqrt(n) in the identity', () => {
    const { effectiveRank, nuclear, frobenius } = spectrumSummary(Matrix.identity(9));
    expect(effectiveRank).toBeCloseTo(9, 12);
    expect(nuclear / frobenius).toBeCloseTo(3, 13);
  });

  it('sees effective rank 1 in a matrix of rank 1', () => {
    const stream = random(0, 'test');
    const column = () =>
      new Matrix(
        12,
        1,
        Float64Array.from({ length: 12 }, () => stream.normal()),
      );
    const { effectiveRank, nuclear, frobenius } = spectrumSummary(multiply(column(), column(), { transposeB: true }));
    // Tail values of the size of rounding, 12 * 2^-52 each, weigh in with their logarithms.
    expect(effectiveRank).toBeCloseTo(1, 11);
    expect(nuclear / frobenius).toBeCloseTo(1, 12);
  });

  it('sees nothing in the zero matrix', () => {
    const { effectiveRank, nuclear, frobenius } = spectrumSummary(Matrix.zeros(3, 2));
    expect([effectiveRank, nuclear, frobenius]).toEqual([0, 0, 0]);
  });

  it('agrees with spectrum and is frozen', () => {
    const W = Matrix.from([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const summary = spectrumSummary(W);
    expect(summary.singularValues).toEqual(spectrum(W));
    expect(Object.isFrozen(summary)).toBe(true);
  });

  it('refuses a diverged matrix', () => {
    expect(() => spectrumSummary(Matrix.from([[Infinity]]))).toThrow(/Infinity|finite/);
  });
});
