import { Observations, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { lowRankMatrix } from './low-rank-matrix.js';
import { lowRankProblem } from './low-rank-problem.js';
import { uniformMask } from './uniform-mask.js';

const problem = { rows: 20, columns: 30, rank: 2, observed: 150, seed: 7 };

describe('lowRankProblem', () => {
  it('observes the truth of lowRankMatrix on the mask of uniformMask', () => {
    const { truth, observations } = lowRankProblem({ ...problem, minimumPerLine: 2 });
    expect(truth).toEqual(lowRankMatrix({ rows: 20, columns: 30, rank: 2, seed: 7 }));
    const mask = uniformMask({ rows: 20, columns: 30, count: 150, minimumPerLine: 2, seed: 7 });
    expect(observations).toEqual(Observations.of(truth, mask));
  });

  it('shows the same mask whatever the rank, the conditioning and the noise', () => {
    const { observations } = lowRankProblem(problem);
    for (const change of [{ rank: 5 }, { conditionNumber: 100 }, { noise: 0.1 }, { norm: 3 }]) {
      const other = lowRankProblem({ ...problem, ...change }).observations;
      expect(other.rowIndices).toEqual(observations.rowIndices);
      expect(other.columnIndices).toEqual(observations.columnIndices);
      expect(other.values).not.toEqual(observations.values);
    }
  });

  it('shows another truth and another mask for another seed', () => {
    const [a, b] = [7, 8].map((seed) => lowRankProblem({ ...problem, seed }));
    expect(a.truth).not.toEqual(b.truth);
    expect(a.observations.columnIndices).not.toEqual(b.observations.columnIndices);
  });

  it("adds the stream 'noise' to observed values only", () => {
    const [clean, noisy] = [0, 0.25].map((noise) => lowRankProblem({ ...problem, noise }));
    const stream = random(7, 'noise');
    const expected = clean.observations.values.map((value) => value + 0.25 * stream.normal());
    expect(noisy.observations.values).toEqual(expected);
    expect(noisy.truth).toEqual(clean.truth);
  });

  it('makes noise of the standard deviation asked for', () => {
    const size = { rows: 100, columns: 100, rank: 3, observed: 5000, seed: 1 };
    const [clean, noisy] = [0, 0.5].map((noise) => lowRankProblem({ ...size, noise }).observations.values);
    const square = noisy.reduce((sum, value, k) => sum + (value - clean[k]) ** 2, 0) / 5000;
    // The mean of 5000 squared normal numbers has relative standard deviation sqrt(2/5000) = 0.02; four of them.
    expect(Math.abs(square / 0.25 - 1)).toBeLessThan(0.08);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(lowRankProblem(problem))).toBe(true);
    expect(Object.isFrozen(lowRankProblem({ ...problem, noise: 1 }))).toBe(true);
  });

  it('refuses negative noise, too many observations and lines that cannot be filled', () => {
    expect(() => lowRankProblem({ ...problem, noise: -1 })).toThrow(
      /noise must be a standard deviation from 0, got -1/,
    );
    expect(() => lowRankProblem({ ...problem, observed: 601 })).toThrow(/from 1 to 600 .* got 601/);
    expect(() => lowRankProblem({ ...problem, minimumPerLine: 6 })).toThrow(/need at least 180, got count 150/);
  });
});
