import { Observations } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { biasModel } from './bias-model.js';
import type { CompletionMethod } from './completion.js';
import { globalMean } from './global-mean.js';
import { linearNetwork } from './linear-network.js';
import { restoreCompletion } from './restore-completion.js';
import { entries, ratings } from './test-data.js';

const methods: [string, CompletionMethod][] = [
  ['globalMean', globalMean()],
  ['biasModel', biasModel()],
  ['linearNetwork', linearNetwork({ steps: 30 })],
  ['linearNetwork without biases', linearNetwork({ steps: 30, biases: 'none', anchor: 1 })],
];
/** Rows 0 to 2 of 4 and columns 0 to 2 of 4 have entries. */
const withGaps = entries(4, 4, [
  [0, 0, 5],
  [0, 1, 3],
  [1, 1, 2],
  [1, 2, 1],
  [2, 0, 4],
  [2, 2, 2],
]);

describe.each(methods)('%s', (name, method) => {
  it('names itself in its report, with settings that survive JSON', async () => {
    const { report, rows, columns } = await method.fit(ratings, { seed: 0 });
    expect(report.method).toBe(method.name);
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

  it('predicts by mean and biases where entries connect no row and column, and says so', async () => {
    // Two blocks; the sign of one against the other is not in the data.
    const blocks = entries(4, 4, [
      [0, 0, 5],
      [0, 1, 3],
      [1, 0, 4],
      [2, 2, 2],
      [2, 3, 1],
      [3, 2, 2],
    ]);
    const completion = await method.fit(blocks, { seed: 0 });
    expect(completion.connected([0, 0, 1, 2, 3], [1, 2, 1, 3, 0])).toEqual([true, false, true, true, false]);
    expect(() => completion.connected([9], [0])).toThrow(/connected: pair 0 is \(9, 0\), outside/);
    // Biases add up; a low-rank part would not.
    const W = completion.toMatrix();
    expect(W.get(0, 2) - W.get(0, 3)).toBeCloseTo(W.get(1, 2) - W.get(1, 3), 12);
    expect(W.get(2, 0) - W.get(2, 1)).toBeCloseTo(W.get(3, 0) - W.get(3, 1), 12);
    for (const [i, j] of [
      [0, 2],
      [1, 3],
      [2, 0],
      [3, 1],
    ]) {
      expect(W.get(i, j)).toBeGreaterThan(1);
      expect(W.get(i, j)).toBeLessThan(5);
    }
    const restored = restoreCompletion(JSON.parse(JSON.stringify(completion)));
    expect(restored.toMatrix()).toEqual(W);
    expect(restored.connected([0, 0], [1, 2])).toEqual([true, false]);
    expect((await method.fit(ratings, { seed: 0 })).connected([0], [0])).toEqual([true]);
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
    expect(() => completion.predict(0 as never, 0 as never)).toThrow(/predict: expected a list of rows and one of/);
    expect(() => completion.predict([0, 1], [0])).toThrow(/as many rows as columns, got 2 and 1/);
    await expect(method.fit(withGaps, { seeds: 0 } as never)).rejects.toThrow(/no option 'seeds'; did you mean 'seed'/);
    await expect(method.fit(withGaps, 5 as never)).rejects.toThrow(/expected an object of options, got 5/);
    await expect(method.fit(withGaps, { seed: 0, clip: 5 as never })).rejects.toThrow(
      /clip: expected \[low, high\].* got 5\./,
    );
    await expect(method.fit(withGaps, { seed: 0, validation: 5 as never })).rejects.toThrow(
      /validation: expected observations/,
    );
    const other = methods.map(([, another]) => another).find((another) => another.name !== method.name);
    expect(() => other?.restore(completion.toJSON())).toThrow(/expected one by/);
  });

  it('refuses values beyond 1e300 and what is no observations', async () => {
    await expect(method.fit(entries(1, 1, [[0, 0, 1e308]]), { seed: 0 })).rejects.toThrow(
      /value at \(0, 0\) is 1e\+308/,
    );
    await expect(method.fit([[1, 2]] as never, { seed: 0 })).rejects.toThrow(
      `${method.name}: expected observations, got a`,
    );
  });

  it('reports progress that ends where it said it would', async () => {
    const seen: { step: number; steps: number }[] = [];
    await method.fit(ratings, { seed: 0, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)?.step).toBe(seen.at(-1)?.steps);
  });
});
