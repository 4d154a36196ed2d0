import { Observations } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kFold } from './k-fold.js';

const row = (count: number) =>
  Observations.from({
    rows: 1,
    columns: count,
    rowIndices: new Int32Array(count),
    columnIndices: Array.from({ length: count }, (_, j) => j),
    values: Array.from({ length: count }, (_, j) => j / 2),
  });

describe('kFold', () => {
  it('holds every entry out once and trains on all others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 40 }), fc.nat(), (count, wanted, seed) => {
        const folds = Math.min(count, wanted);
        const splits = kFold(row(count), { folds, seed });
        expect(splits.length).toBe(folds);
        const held = splits.flatMap(({ validation }) => [...validation.columnIndices]);
        expect(held.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, j) => j));
        for (const { train, validation } of splits) {
          expect(new Set([...train.columnIndices, ...validation.columnIndices]).size).toBe(count);
          expect(train.count + validation.count).toBe(count);
          expect([Math.floor(count / folds), Math.ceil(count / folds)]).toContain(validation.count);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('uses five folds when not told, and the same ones for the same seed', () => {
    const folds = (seed: number) => kFold(row(20), { seed }).map(({ validation }) => [...validation.columnIndices]);
    expect(folds(3).length).toBe(5);
    expect(folds(3)).toEqual(folds(3));
    expect(folds(3)).not.toEqual(folds(4));
  });

  it('refuses fewer than two folds, a fraction of one and more folds than entries', () => {
    for (const folds of [1, 0, 2.5, 11, Number.NaN]) {
      expect(() => kFold(row(10), { folds, seed: 0 })).toThrow(/folds must be an integer from 2 to .* 10/);
    }
  });
});
