import { holdOut, rmse } from '@lowrank/evaluation';
import { singularValues } from '@lowrank/linalg';
import { exact } from '@lowrank/models';
import { adam, gradientDescent } from '@lowrank/optimizers';
import { schattenP } from '@lowrank/regularizers';
import { describe, expect, it } from 'vitest';
import { linearNetwork } from './linear-network.js';
import { entries, lowRank, ratings, unseenError } from './test-data.js';

const forLowRank = { biases: 'none', lambda: 0.05, anchor: 1, optimizer: adam({ learningRate: 1e-2 }) } as const;

describe('linearNetwork', () => {
  it('completes a matrix of low rank that it is not told', async () => {
    const { truth, observations } = lowRank;
    const completion = await linearNetwork({ ...forLowRank, steps: 1500 }).fit(observations, { seed: 0 });
    // Zeros have an error of 1; the constant penalty leaves a few percent of shrinkage.
    expect(unseenError(completion.toMatrix(), truth, observations)).toBeLessThan(0.1);
    expect(completion.report).toMatchObject({ rank: 2, biases: false });
  });

  it('has in its spectrum the singular values of what is beside the biases', async () => {
    const completion = await linearNetwork({ ...forLowRank, steps: 300 }).fit(lowRank.observations, { seed: 0 });
    const own = completion.spectrum();
    singularValues(completion.toMatrix())
      .slice(0, own.length)
      .forEach((s, k) => {
        expect(own[k]).toBeCloseTo(s, 10);
      });
    expect(own.length).toBe(completion.report.rank);
  });

  it.each(['joint', 'before', 'mean', 'none'] as const)(
    'fits ratings better than nothing with biases: %s',
    async (biases) => {
      const { train, validation } = holdOut(ratings, { fraction: 0.2, seed: 0 });
      const { report } = await linearNetwork({
        biases,
        steps: 100,
        anchor: biases === 'none' || biases === 'mean' ? 1 : 0.2,
      }).fit(train, {
        seed: 0,
        validation,
      });
      const zero = rmse(new Float64Array(validation.count), validation.values);
      expect(report.validationError).toBeLessThan(0.5 * zero);
      expect(report.biases).toBe(biases === 'joint' || biases === 'before');
    },
  );

  it('keeps the iterate that is best on a validation part, and stops where it only gets worse', async () => {
    const { train, validation } = holdOut(ratings, { fraction: 0.2, seed: 0 });
    const overfitting = { lambda: 0, biases: 'before', depth: 2, optimizer: adam({ learningRate: 0.05 }) } as const;
    const best = await linearNetwork({ ...overfitting, steps: 2000, patience: 50 }).fit(train, { seed: 0, validation });
    expect(best.report.stoppedBy).toBe('validation');
    const { steps } = best.report;
    const again = await linearNetwork({ ...overfitting, steps }).fit(train, { seed: 0, validation });
    expect(again.toMatrix().data).toEqual(best.toMatrix().data);
    const later = await linearNetwork({ ...overfitting, steps: steps + 100 }).fit(train, { seed: 0 });
    expect(later.report.trainingError).toBeLessThan(best.report.trainingError);
  });

  it('takes other terms, engines, depths and starts', async () => {
    const { report } = await linearNetwork({
      depth: 2,
      biases: 'none',
      terms: [{ penalty: schattenP({ p: 0.5 }), weight: 1e-3 }],
      engine: exact(),
      init: { kind: 'balanced', scale: 0.1 },
      optimizer: gradientDescent({ learningRate: 0.5 }),
      steps: 20,
    }).fit(lowRank.observations, { seed: 0 });
    expect(report.params).toMatchObject({
      depth: 2,
      engine: { name: 'exact' },
      terms: [{ penalty: { name: 'schattenP', p: 0.5 } }],
    });
  });

  it('gives what it has when stopped, and mean and biases where it has not begun', async () => {
    const controller = new AbortController();
    controller.abort();
    const { report } = await linearNetwork().fit(ratings, { seed: 0, signal: controller.signal });
    expect(report).toMatchObject({ stoppedBy: 'signal', steps: 0, rank: 0, biases: true });
  });

  it.each(['joint', 'before'] as const)(
    'shows observers what it would give at a step, and gives the same with them, biases: %s',
    async (biases) => {
      const method = (steps: number) => linearNetwork({ biases, steps });
      const seen = new Map<number, Float64Array>();
      const observed = await method(25).fit(ratings, {
        seed: 0,
        observers: [
          {
            every: 10,
            observe: ({ step, completion }) => void seen.set(step, completion().toMatrix().data),
          },
        ],
      });
      expect([...seen.keys()]).toEqual([0, 10, 20, 25]);
      for (const steps of [10, 20, 25]) {
        expect(seen.get(steps)).toEqual((await method(steps).fit(ratings, { seed: 0 })).toMatrix().data);
      }
      expect(observed.toMatrix().data).toEqual(seen.get(25));
    },
  );

  it('gives the same bits for the same seed', async () => {
    const run = async (seed: number) => (await linearNetwork({ steps: 20 }).fit(ratings, { seed })).toMatrix().data;
    const first = await run(0);
    expect(await run(0)).toEqual(first);
    expect(await run(1)).not.toEqual(first);
  });

  it('refuses a matrix above the memory limit, naming what it would take', async () => {
    const failure = linearNetwork({ memoryLimit: 1e5 }).fit(ratings, { seed: 0 });
    await expect(failure).rejects.toMatchObject({ code: 'LOWRANK_MEMORY', bytes: 120_000 });
    await expect(failure).rejects.toThrow(/40 x 30 at depth 1 would take about 0.114 MiB, the limit is 0.0954 MiB/);
  });

  it('refuses settings out of range, and a validation part of another matrix', async () => {
    expect(() => linearNetwork({ biases: 'both' as never })).toThrow(/biases is 'both'/);
    expect(() => linearNetwork({ lamda: 1 } as never)).toThrow(/no option 'lamda'; did you mean 'lambda'/);
    expect(() => linearNetwork(1 as never)).toThrow(/expected an object of options, got 1/);
    expect(() => linearNetwork({ lambda: -1 })).toThrow(/lambda is -1, expected a number of at least 0/);
    for (const anchor of [0, Number.NaN, true as never]) {
      expect(() => linearNetwork({ anchor })).toThrow(/anchor is .*, expected a positive number, or false for none/);
    }
    expect(() => linearNetwork({ steps: 0 })).toThrow(/steps is 0, expected a positive whole number/);
    const foreign = linearNetwork().fit(ratings, { seed: 0, validation: entries(3, 3, [[0, 0, 1]]) });
    await expect(foreign).rejects.toThrow(/the validation part is 3 x 3, the training part 40 x 30/);
  });
});
