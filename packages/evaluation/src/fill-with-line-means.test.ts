import { Matrix, Observations } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillWithLineMeans } from './fill-with-line-means.js';

const everywhere = (rows: number, columns: number) => ({
  rowIndices: Array.from({ length: rows * columns }, (_, k) => Math.floor(k / columns)),
  columnIndices: Array.from({ length: rows * columns }, (_, k) => k % columns),
});

describe('fillWithLineMeans', () => {
  it('adds row and column means and takes off the overall mean', () => {
    const observations = Observations.from({
      rows: 2,
      columns: 3,
      rowIndices: [0, 0, 1, 1],
      columnIndices: [0, 1, 0, 2],
      values: [1, 3, 5, 7],
    });
    // Rows 2, 6; columns 3, 3, 7; overall 4.
    expect(fillWithLineMeans(observations).toArray()).toEqual([
      [1, 1, 5],
      [5, 5, 9],
    ]);
  });

  it('uses the overall mean for rows and columns that nobody observed', () => {
    const observations = Observations.from({
      rows: 3,
      columns: 3,
      rowIndices: [0, 0],
      columnIndices: [0, 1],
      values: [2, 4],
    });
    expect(fillWithLineMeans(observations).toArray()).toEqual([
      [2, 4, 3],
      [2, 4, 3],
      [2, 4, 3],
    ]);
  });

  it('restores an additive matrix that is fully observed', () => {
    const effects = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(effects, effects, (a, b) => {
        const truth = Matrix.from(a.map((x) => b.map((y) => x + y)));
        const filled = fillWithLineMeans(Observations.of(truth, everywhere(a.length, b.length)));
        // Three means of integers below 100, one rounding each.
        for (let k = 0; k < truth.data.length; k++) expect(filled.data[k]).toBeCloseTo(truth.data[k], 12);
      }),
    );
  });
});
