import { Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { biasModel } from './bias-model.js';
import type { CompletionMethod } from './completion.js';
import { globalMean } from './global-mean.js';
import { linearNetwork } from './linear-network.js';
import { restoreCompletion } from './restore-completion.js';
import { entries, ratings } from './test-data.js';

const methods: CompletionMethod[] = [globalMean(), biasModel(), linearNetwork({ steps: 30 })];
/** Rows 0 to 2 of 4 and columns 0 to 2 of 4 have entries. */
const withGaps = entries(4, 4, [
  [0, 0, 5],
  [0, 1, 3],
  [1, 1, 2],
  [1, 2, 1],
  [2, 0, 4],
  [2, 2, 2],
]);

describe.each(methods.map((method) => [method.name, method] as const))('%s', (name, method) => {
  it('names itself in its report, with settings that survive JSON', async () => {
    const { report, rows, columns } = await method.fit(ratings, { seed: 0 });
    expect(report.method).toBe(name);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect([rows, columns, report.observed]).toEqual([40, 30, 500]);
  });

  it('predicts at pairs what stands in its matrix', async () => {
    const completion = await method.fit(ratings, { seed: 0 });
    const W = completion.toMatrix();
    expect(completion.predict([0, 39, 7], [29, 0, 7])).toEqual(
      Float64Array.of(W.get(0, 29), W.get(39, 0), W.get(7, 7)),
    );
  });

  it('does not give observed values back in place of its own', async () => {
    const { values, rowIndices, columnIndices } = ratings;
    const predicted = (await method.fit(ratings, { seed: 0 })).predict(rowIndices, columnIndices);
    expect(predicted.filter((x, k) => x === values[k])).toHaveLength(0);
  });

  it('is restored from JSON with the same predictions to the last bit', async () => {
    const completion = await method.fit(ratings, { seed: 0, clip: [1, 5] });
    const json = JSON.parse(JSON.stringify(completion));
    for (const restored of [method.restore(json), restoreCompletion(json)]) {
      expect(restored.toMatrix()).toEqual(completion.toMatrix());
      expect(restored.spectrum()).toEqual(completion.spectrum());
      expect(restored.report).toEqual(completion.report);
    }
  });

  it('predicts the same, times 4, where the values are times 4', async () => {
    // A power of two, so that not even rounding differs.
    const times4 = Observations.from({ ...ratings, rows: 40, columns: 30, values: ratings.values.map((x) => 4 * x) });
    const [one, four] = [await method.fit(ratings, { seed: 0 }), await method.fit(times4, { seed: 0 })];
    expect(four.toMatrix().data).toEqual(one.toMatrix().data.map((x) => 4 * x));
  });

  it('predicts rows and columns without entries by what it knows of the other side', async () => {
    const completion = await method.fit(withGaps, { seed: 0 });
    const [corner, a, b] = completion.predict([3, 3, 0], [3, 0, 3]);
    const known = completion.toMatrix();
    expect([corner, a, b].every(Number.isFinite)).toBe(true);
    expect(known.get(3, 0) - known.get(3, 3)).toBeCloseTo(a - corner, 12);
    if (name === 'globalMean') expect(a).toBe(corner);
    else expect([a > corner, b > corner]).toEqual([true, true]);
  });

  it('cuts to a given range, to the observed range, or not at all', async () => {
    const cut = await method.fit(ratings, { seed: 0, clip: [3, 3.25] });
    expect(cut.toMatrix().data.every((x) => x >= 3 && x <= 3.25)).toBe(true);
    const whole = await method.fit(ratings, { seed: 0 });
    expect(cut.scores([0, 2], [1, 0])).toEqual(whole.predict([0, 2], [1, 0]));
    expect(() => cut.scores([99], [0])).toThrow(/scores: pair 0 is \(99, 0\), outside a/);
    const observed = (await method.fit(withGaps, { seed: 0, clip: 'observed range' })).toMatrix().data;
    expect(observed.every((x) => x >= 1 && x <= 5)).toBe(true);
    await expect(method.fit(ratings, { seed: 0, clip: [5, 1] })).rejects.toThrow(/low <= high.*got \[5,1\]/);
  });

  it('gives sensible numbers for one entry, for equal values, and for one row or column only', async () => {
    const line = Array.from({ length: 8 }, (_, k) => k);
    const cases = [
      entries(3, 4, [[1, 2, 7]]),
      entries(1, 1, [[0, 0, -2]]),
      entries(
        4,
        4,
        line.slice(0, 4).map((k) => [k, (k * 3) % 4, 2.5] as const),
      ),
      entries(
        3,
        8,
        line.map((k) => [1, k, k] as const),
      ),
      entries(
        8,
        3,
        line.map((k) => [k, 2, k] as const),
      ),
      entries(
        1,
        8,
        line.map((k) => [0, k, k] as const),
      ),
      entries(2, 2, [
        [0, 0, 1e-160],
        [1, 1, -1e-160],
      ]),
      entries(2, 2, [
        [0, 0, 1e160],
        [1, 1, -1e160],
        [0, 1, 0],
      ]),
      entries(2, 2, [
        [0, 0, 0],
        [1, 1, 0],
      ]),
    ];
    for (const observations of cases) {
      const { report, ...completion } = await method.fit(observations, { seed: 0 });
      const bound = 3 * Math.max(...observations.values.map(Math.abs));
      expect(completion.toMatrix().data.every((x) => Math.abs(x) <= bound)).toBe(true);
      expect([report.trainingError, report.effectiveRank].every(Number.isFinite)).toBe(true);
    }
  });

  it('refuses pairs outside the matrix, lists of different length, and JSON of another method', async () => {
    const completion = await method.fit(withGaps, { seed: 0 });
    expect(() => completion.predict([0, 4], [0, 0])).toThrow(/pair 1 is \(4, 0\), outside a 4 x 4 matrix/);
    expect(() => completion.predict([0.5], [0])).toThrow(/pair 0 is \(0.5, 0\)/);
    expect(() => completion.predict([0, 1], [0])).toThrow(/as many rows as columns, got 2 and 1/);
    const other = methods.find((another) => another.name !== name) as CompletionMethod;
    expect(() => other.restore(completion.toJSON())).toThrow(/expected one by/);
  });

  it('reports progress that ends where it said it would', async () => {
    const seen: { step: number; steps: number }[] = [];
    await method.fit(ratings, { seed: 0, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)?.step).toBe(seen.at(-1)?.steps);
  });
});
