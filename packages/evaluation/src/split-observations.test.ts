import { isLowrankError, Observations, random } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Parts, type SplitObservationsOptions, splitObservations } from './split-observations.js';

/** Entries with a value and weight of their own at `count` places of a size x size matrix, in an order drawn by `order`. */
function scattered(size: number, count: number, order: number): Observations {
  const places = random(0, 'places').sample(count, size * size);
  random(order, 'order').shuffle(places);
  return Observations.from({
    rows: size,
    columns: size,
    rowIndices: places.map((place) => Math.floor(place / size)),
    columnIndices: places.map((place) => place % size),
    values: Array.from(places, (place) => place / 7),
    weights: Array.from(places, (place) => 1 + place),
  });
}

const triplets = (part: Observations | undefined) =>
  Array.from(part?.values ?? [], (value, k) =>
    [part!.rowIndices[k], part!.columnIndices[k], value, part!.weights?.[k]].join(' '),
  );
const text = ({ train, validation, test }: Parts) => [train, validation, test].map(triplets);

const problem = fc
  .record({
    size: fc.integer({ min: 3, max: 12 }),
    validation: fc.constantFrom(0, 0.1, 0.25, 0.4),
    test: fc.constantFrom(0, 0.1, 0.25, 0.4),
    density: fc.constantFrom(0.5, 0.8, 1),
    seed: fc.nat(),
  })
  .filter(({ validation, test, size, density }) => {
    const count = Math.round(density * size * size);
    return validation + test > 0 && count >= 8 && (validation === 0 || validation * count >= 0.5);
  });

describe('splitObservations', () => {
  it('puts every entry in exactly one part, with value, weight and shape', () => {
    fc.assert(
      fc.property(problem, ({ size, validation, test, density, seed }) => {
        const all = scattered(size, Math.round(density * size * size), 0);
        const parts = splitObservations(all, { validation, test, seed });
        expect(text(parts).flat().sort()).toEqual(triplets(all).sort());
        expect(parts.validation?.count ?? 0).toBe(Math.round(validation * all.count));
        expect(parts.test?.count ?? 0).toBe(Math.round(test * all.count));
        for (const part of Object.values(parts)) if (part) expect([part.rows, part.columns]).toEqual([size, size]);
      }),
    );
  });

  it('is the same for the same seed, in whatever order the entries came', () => {
    fc.assert(
      fc.property(problem, fc.nat(), ({ size, validation, test, density, seed }, order) => {
        const count = Math.round(density * size * size);
        const split = (all: Observations) => text(splitObservations(all, { validation, test, seed }));
        expect(split(scattered(size, count, order))).toEqual(split(scattered(size, count, order + 1)));
      }),
    );
  });

  it('tests on the same entries whatever the validation part', () => {
    const all = scattered(12, 100, 0);
    const tests = [0, 0.1, 0.5].map((validation) => splitObservations(all, { validation, test: 0.2, seed: 4 }).test);
    expect(triplets(tests[1])).toEqual(triplets(tests[0]));
    expect(triplets(tests[2])).toEqual(triplets(tests[0]));
  });

  it('gives another split for another seed or axis', () => {
    const all = scattered(12, 100, 0);
    const split = (options: { seed: number; axis?: string }) =>
      text(splitObservations(all, { validation: 0.2, test: 0.2, ...options }));
    expect(split({ seed: 1 })).toEqual(split({ seed: 1, axis: 'split' }));
    expect(split({ seed: 1 })).not.toEqual(split({ seed: 2 }));
    expect(split({ seed: 1 })).not.toEqual(split({ seed: 1, axis: 'other' }));
  });

  it('keeps an entry of every row and column to train on, on request', () => {
    const all = scattered(10, 60, 0);
    const { train } = splitObservations(all, { validation: 0.3, test: 0.3, seed: 0, keepLines: true });
    expect(new Set(train.rowIndices)).toEqual(new Set(all.rowIndices));
    expect(new Set(train.columnIndices)).toEqual(new Set(all.columnIndices));
  });

  it.each([
    [{}, 'expected at least one for either'],
    [{ test: 1 }, 'a test part of 1'],
    [{ validation: -0.1 }, 'a validation part of -0.1'],
    [{ validation: Number.NaN }, 'a validation part of NaN'],
    [{ test: 0.01 }, 'would have 0 of 10 entries'],
    [{ validation: 0.5, test: 0.5 }, '5 entries for validation and 5 for the test, of 10'],
  ] as [Partial<SplitObservationsOptions>, string][])('refuses %j', (options, message) => {
    try {
      splitObservations(scattered(5, 10, 0), { seed: 0, ...options });
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain(message);
    }
  });

  it('refuses to split a single rating', () => {
    expect(() => splitObservations(scattered(3, 1, 0), { test: 0.5, seed: 0 })).toThrow(/Change the fractions/);
  });
});
