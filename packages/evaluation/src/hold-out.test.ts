import { isLowrankError, Observations } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOut } from './hold-out.js';

/** A band of three entries a row in a square matrix, each with a value and weight of its own. */
function band(size: number, width = 3): Observations {
  const cells = Array.from({ length: size * width }, (_, k) => [
    Math.floor(k / width),
    (Math.floor(k / width) + (k % width)) % size,
  ]);
  return Observations.from({
    rows: size,
    columns: size,
    rowIndices: cells.map(([i]) => i),
    columnIndices: cells.map(([, j]) => j),
    values: cells.map(([i, j]) => 100 * i + j),
    weights: cells.map(([i, j]) => 1 + i + j),
  });
}

const triplets = ({ rowIndices, columnIndices, values, weights }: Observations) =>
  Array.from(values, (value, k) => [rowIndices[k], columnIndices[k], value, weights?.[k]].join(' '));

describe('holdOut', () => {
  it('puts every entry in exactly one part, with value and weight', () => {
    const arbitrary = fc.record({
      size: fc.integer({ min: 4, max: 20 }),
      fraction: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(arbitrary, ({ size, fraction, seed }) => {
        const all = band(size);
        const { train, validation } = holdOut(all, { fraction, seed });
        expect(validation.count).toBe(Math.round(fraction * all.count));
        expect([...triplets(train), ...triplets(validation)].sort()).toEqual(triplets(all).sort());
        expect([train.rows, train.columns, validation.rows, validation.columns]).toEqual([size, size, size, size]);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same split for the same seed and axis, and another otherwise', () => {
    const all = band(20);
    const split = (options: { seed: number; axis?: string }) =>
      triplets(holdOut(all, { fraction: 0.5, ...options }).train);
    expect(split({ seed: 1 })).toEqual(split({ seed: 1, axis: 'validation' }));
    expect(split({ seed: 1 })).not.toEqual(split({ seed: 2 }));
    expect(split({ seed: 1 })).not.toEqual(split({ seed: 1, axis: 'test' }));
  });

  it('holds out every entry equally often', () => {
    const all = band(4);
    const counts = new Map(triplets(all).map((entry) => [entry, 0]));
    for (let seed = 0; seed < 600; seed++) {
      for (const entry of triplets(holdOut(all, { fraction: 0.25, seed }).validation))
        counts.set(entry, counts.get(entry)! + 1);
    }
    // Binomial(600, 1/4): mean 150, standard deviation 10.6; twelve entries within four and a half deviations.
    for (const count of counts.values()) expect(Math.abs(count - 150)).toBeLessThan(48);
  });

  it('keeps an entry of every row and column on request', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), fc.nat(), (size, seed) => {
        const { train, validation } = holdOut(band(size), { fraction: 0.4, seed, keepLines: true });
        expect(validation.count).toBe(Math.round(0.4 * 3 * size));
        expect(new Set(train.rowIndices).size).toBe(size);
        expect(new Set(train.columnIndices).size).toBe(size);
      }),
      { numRuns: 30 },
    );
  });

  it('does not hold out the only entry of a line, and does not invent one for an empty line', () => {
    const all = Observations.from({
      rows: 3,
      columns: 3,
      rowIndices: [0, 0, 1, 1],
      columnIndices: [0, 1, 0, 1],
      values: [1, 2, 3, 4],
    });
    const { train } = holdOut(all, { fraction: 0.5, seed: 3, keepLines: true });
    expect(new Set(train.rowIndices)).toEqual(new Set([0, 1]));
    expect(new Set(train.columnIndices)).toEqual(new Set([0, 1]));
  });

  it('says how many entries keepLines allows when that is too few', () => {
    const diagonal = band(6, 1);
    const attempt = () => holdOut(diagonal, { fraction: 0.5, seed: 0, keepLines: true });
    expect(attempt).toThrow(/3 entries should be held out, but keepLines allows 0/);
  });

  it('refuses fractions that leave a part empty', () => {
    for (const fraction of [0, 1, -0.1, 0.01, 0.99, Number.NaN]) {
      try {
        holdOut(band(4), { fraction, seed: 0 });
        expect.unreachable();
      } catch (error) {
        expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      }
    }
  });
});
