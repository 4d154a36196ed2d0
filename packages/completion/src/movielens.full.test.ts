import { join } from 'node:path';
import { type MovieLensSplitName, movieLens100k, movieLensSplit } from '@lowrank/datasets/node';
import { rmse } from '@lowrank/evaluation';
import { describe, expect, it } from 'vitest';
import { biasModel } from './bias-model.js';
import { complete } from './complete.js';
import type { Completion, CompletionMethod } from './completion.js';
import { globalMean } from './global-mean.js';
import { linearNetwork } from './linear-network.js';

const parent = process.env.LOWRANK_DATA;
const reason = 'LOWRANK_DATA names no folder that contains ml-100k/, which may not be part of this project';
const folds = ['u1', 'u2', 'u3', 'u4', 'u5'] as const;

async function split(name: MovieLensSplitName) {
  return movieLensSplit(await movieLens100k({ path: join(parent ?? '', 'ml-100k') }), name);
}

async function errorsOn(names: readonly MovieLensSplitName[], method: CompletionMethod): Promise<number[]> {
  const errors: number[] = [];
  for (const name of names) {
    const { train, test } = await split(name);
    const completion: Completion = await method.fit(train, { seed: 0, clip: [1, 5] });
    errors.push(rmse(completion.predict(test.rowIndices, test.columnIndices), test.values));
  }
  return errors;
}
const mean = (errors: number[]) => errors.reduce((sum, error) => sum + error, 0) / errors.length;

// Errors of test ratings, cut to 1 to 5. Golden numbers have the tolerance of a change of rounding.
describe.skipIf(parent === undefined)(`on MovieLens 100K (skipped where ${reason})`, () => {
  it('the global mean has the error of another implementation on u1', async () => {
    expect((await errorsOn(['u1'], globalMean()))[0]).toBeCloseTo(1.154, 3);
  });

  it('the bias model is within .002 of another implementation, .9599 on u1 and .9457 on all five folds', async () => {
    const errors = await errorsOn(folds, biasModel());
    expect(Math.abs(errors[0] - 0.9599)).toBeLessThan(0.002);
    expect(Math.abs(mean(errors) - 0.9457)).toBeLessThan(0.002);
  });

  it('the linear network predicts all five folds as well as it did', { timeout: 1_200_000 }, async () => {
    const errors = await errorsOn(folds, linearNetwork());
    const golden = [0.91285, 0.90379, 0.89634, 0.89999, 0.90179];
    for (const [k, error] of errors.entries()) expect(Math.abs(error - golden[k])).toBeLessThan(1e-3);
  });

  it('without the penalty one layer learns nothing', async () => {
    expect((await errorsOn(['u1'], linearNetwork({ lambda: 0 })))[0]).toBeGreaterThan(1.1);
  });

  it('complete takes the network with biases, and predicts as well', { timeout: 1_200_000 }, async () => {
    const { train, test } = await split('u1');
    const completion = await complete(train);
    expect(completion.report.choice?.chosen).toBe('low rank and biases');
    expect(rmse(completion.predict(test.rowIndices, test.columnIndices), test.values)).toBeLessThan(0.914);
  });
});
