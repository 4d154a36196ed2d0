import { effectiveRank, frobeniusNorm, isLowrankError, singularValues } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { lowRankMatrix } from './low-rank-matrix.js';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const nuclear = (sigma: Float64Array) => sigma.reduce((sum, value) => sum + value, 0);

describe('lowRankMatrix', () => {
  it('has the rank asked for and no more', () => {
    for (const [rows, columns, rank] of [
      [20, 30, 1],
      [30, 20, 4],
      [8, 8, 8],
    ]) {
      const sigma = singularValues(lowRankMatrix({ rows, columns, rank, seed: 1 }));
      expect(sigma[rank - 1] / sigma[0]).toBeGreaterThan(1e-3);
      for (const tail of sigma.slice(rank)) expect(tail / sigma[0]).toBeLessThan(1e-13);
    }
  });

  it('has Frobenius norm n where it is n x n, so the mean squared entry is 1, or the norm asked for', () => {
    // Sums of at most 3000 squares: a relative error of 1e-13 is generous.
    expect(frobeniusNorm(lowRankMatrix({ rows: 50, columns: 50, rank: 5, seed: 0 })) / 50).toBeCloseTo(1, 13);
    const wide = lowRankMatrix({ rows: 30, columns: 90, rank: 2, seed: 0 });
    expect(frobeniusNorm(wide) / Math.sqrt(2700)).toBeCloseTo(1, 13);
    expect(frobeniusNorm(lowRankMatrix({ rows: 4, columns: 9, rank: 2, norm: 7, seed: 0 }))).toBeCloseTo(7, 12);
    expect(frobeniusNorm(lowRankMatrix({ rows: 9, columns: 9, rank: 3, conditionNumber: 10, seed: 0 }))).toBeCloseTo(
      9,
      12,
    );
  });

  it.each([
    [5, 4.9, 2.2],
    [10, 9.7, 3.1],
  ])(
    'of rank %i at 100 x 100 has effective rank about %f and nuclear over Frobenius norm about %f',
    (rank, expectedRank, ratio) => {
      const spectra = Array.from({ length: 8 }, (_, seed) =>
        singularValues(lowRankMatrix({ rows: 100, columns: 100, rank, seed })),
      );
      // "About" in one decimal: means over draws within half a unit of it, and a bit for the draws themselves.
      expect(Math.abs(mean(spectra.map((sigma) => effectiveRank(sigma))) - expectedRank)).toBeLessThan(0.1);
      expect(Math.abs(mean(spectra.map((sigma) => nuclear(sigma) / 100)) - ratio)).toBeLessThan(0.06);
    },
  );

  it('has log-spaced singular values where a condition number is given', () => {
    const sigma = singularValues(lowRankMatrix({ rows: 25, columns: 40, rank: 5, conditionNumber: 1e4, seed: 2 }));
    for (let k = 1; k < 5; k++) expect(sigma[k - 1] / sigma[k]).toBeCloseTo(10, 8);
    expect(sigma[5] / sigma[0]).toBeLessThan(1e-13);
  });

  it('has equal singular values at condition number 1', () => {
    const sigma = singularValues(lowRankMatrix({ rows: 12, columns: 9, rank: 3, conditionNumber: 1, seed: 2 }));
    for (const value of sigma.slice(0, 3)) expect(value).toBeCloseTo(Math.sqrt(12 * 9) / Math.sqrt(3), 12);
    expect(() => lowRankMatrix({ rows: 3, columns: 3, rank: 1, conditionNumber: 1, seed: 0 })).not.toThrow();
  });

  it('turns its singular vectors every way alike', () => {
    const corners = Array.from({ length: 400 }, (_, seed) =>
      lowRankMatrix({ rows: 3, columns: 2, rank: 1, conditionNumber: 1, norm: 1, seed }).get(0, 0),
    );
    // u_1 v_1 of independent uniform unit vectors: mean 0, second moment 1/3 * 1/2; four deviations of 400 draws.
    expect(Math.abs(mean(corners))).toBeLessThan(4 * Math.sqrt(1 / 6 / 400));
    expect(Math.abs(mean(corners.map((x) => x * x)) - 1 / 6)).toBeLessThan(4 * Math.sqrt(0.0472 / 400));
  });

  it('is the same for the same seed and another for another', () => {
    const size = { rows: 6, columns: 5, rank: 2 };
    expect(lowRankMatrix({ ...size, seed: 'a' })).toEqual(lowRankMatrix({ ...size, seed: 'a' }));
    expect(lowRankMatrix({ ...size, seed: 'a' })).not.toEqual(lowRankMatrix({ ...size, seed: 'b' }));
  });

  it.each([
    [{ rows: 0, columns: 3, rank: 1 }, 'positive integers, got 0 x 3'],
    [{ rows: 3, columns: 4, rank: 4 }, 'rank must be an integer from 1 to 3, the shorter side of 3 x 4, got 4'],
    [{ rows: 3, columns: 4, rank: 1.5 }, 'got 1.5'],
    [{ rows: 3, columns: 4, rank: 2, conditionNumber: 0.5 }, 'conditionNumber must be a number from 1, got 0.5'],
    [{ rows: 3, columns: 4, rank: 1, conditionNumber: 10 }, 'rank 1 has condition number 1, got 10'],
    [{ rows: 3, columns: 4, rank: 2, norm: 0 }, 'norm must be a positive number, got 0'],
  ])('refuses %o', (options, text) => {
    try {
      lowRankMatrix({ ...options, seed: 0 });
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain(text);
    }
  });
});
