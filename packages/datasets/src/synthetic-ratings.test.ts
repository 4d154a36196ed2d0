import { isLowrankError, type Observations } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticRatings } from './synthetic-ratings.js';

function perColumn({ columns, columnIndices }: Observations): Int32Array {
  const counts = new Int32Array(columns);
  for (const j of columnIndices) counts[j]++;
  return counts;
}
const perRow = ({ rowStarts }: Observations) => rowStarts.slice(1).map((end, i) => end - rowStarts[i]);

/** Pearson's correlation. */
function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    sx += x[k];
    sy += y[k];
    sxx += x[k] * x[k];
    syy += y[k] * y[k];
    sxy += x[k] * y[k];
  }
  return (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

describe('syntheticRatings', () => {
  it('has the sizes asked for, whole stars, a rating of every item and enough of every user', () => {
    const sizes = fc.record({ rows: fc.integer({ min: 1, max: 30 }), columns: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(
        sizes,
        fc.nat(20),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (size, minimum, part, seed) => {
          const { rows, columns } = size;
          const minimumPerRow = Math.min(minimum, columns);
          const least = Math.max(rows * minimumPerRow, columns);
          const count = Math.round(least + part * (rows * columns - least));
          const ratings = syntheticRatings({ rows, columns, count, minimumPerRow, rank: 2, seed });
          expect([ratings.rows, ratings.columns, ratings.count]).toEqual([rows, columns, count]);
          for (const stars of ratings.values) expect([1, 2, 3, 4, 5]).toContain(stars);
          for (const given of perRow(ratings)) expect(given).toBeGreaterThanOrEqual(minimumPerRow);
          for (const got of perColumn(ratings)) expect(got).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has long tails: the busiest tenth of users and items has several times its share', () => {
    const ratings = syntheticRatings({ rows: 1000, columns: 600, count: 40_000, minimumPerRow: 0, seed: 0 });
    const share = (counts: Int32Array) =>
      counts
        .sort()
        .slice(-counts.length / 10)
        .reduce((sum, n) => sum + n, 0) / 40_000;
    // A lognormal variable with deviation s of its logarithm has Phi(s - 1.2816) above its ninetieth percentile: 0.389 for
    // s = 1. Items, s = 1.2, would have 0.468; drawing without replacement and one rating each take a little off.
    expect(Math.abs(share(perRow(ratings)) - 0.389)).toBeLessThan(0.05);
    expect(share(perColumn(ratings))).toBeGreaterThan(0.35);
    expect(share(perColumn(ratings))).toBeLessThan(0.47);
  });

  it('is predictable but for the noise: one seed with other noise agrees, as far as the model says', () => {
    const size = { rows: 200, columns: 100, count: 20_000, minimumPerRow: 0, seed: 3 };
    const [clear, noisy] = [syntheticRatings({ ...size, noise: 0 }), syntheticRatings({ ...size, noise: 0.8 })];
    expect(noisy.columnIndices).toEqual(clear.columnIndices);
    // Signal variance 0.4^2 + 0.5^2 + 0.5^2 = 0.66 beside noise 0.64, and rounding adds 1/12 to each of the two:
    // correlation 0.66 / sqrt(0.743 * 1.383) = 0.65, of which clipping and 300 drawn biases may take or give a little.
    expect(Math.abs(correlation(clear.values, noisy.values) - 0.65)).toBeLessThan(0.06);
    const mean = clear.values.reduce((sum, value) => sum + value, 0) / clear.count;
    // The standard error of 200 and 100 biases is sqrt(0.16 / 200 + 0.25 / 100) = 0.06; four of it, and 0.06 for clipping.
    expect(Math.abs(mean - 3.6)).toBeLessThan(0.3);
  });

  it('is the same for the same seed and another for another', () => {
    const ratings = (seed: number) => syntheticRatings({ rows: 30, columns: 20, count: 200, minimumPerRow: 3, seed });
    expect(ratings(1)).toEqual(ratings(1));
    expect(ratings(1)).not.toEqual(ratings(2));
  });

  it.each([
    [{ rows: 0 }, 'rows must be a whole number from 1, got 0'],
    [{ rank: -1 }, 'rank must be a whole number from 0, got -1'],
    [{ noise: Number.NaN }, 'noise must be a standard deviation from 0, got NaN'],
    [{ count: 199 }, 'expected from 200 to 200 ratings for 10 x 20 with 20 or more in every row'],
    [{ minimumPerRow: 21 }, 'Change count or minimumPerRow'],
    [{ minimumPerRow: 1, count: 19 }, 'expected from 20 to 200'],
    [{ count: 201 }, 'got 201'],
  ])('refuses %j', (options, text) => {
    try {
      syntheticRatings({ rows: 10, columns: 20, count: 200, seed: 0, ...options });
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain(text);
    }
  });
});
