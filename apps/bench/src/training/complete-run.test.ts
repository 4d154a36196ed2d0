import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMetrics } from '../folder/metrics-log.js';
import { readResult } from '../folder/result-file.js';
import { runPaths } from '../folder/run-folder.js';
import { type MethodSetting, methodSchema } from '../schema/method.js';
import { trainRun } from './train-run.js';

const network = methodSchema.parse({
  name: 'linearNetwork',
  biases: 'none',
  anchor: 1,
  engine: { name: 'subspace', rank: 4 },
  steps: 40,
});

async function make(method: MethodSetting, { cancel = false, validationFraction = 0.1 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-complete-'));
  const controller = new AbortController();
  if (cancel) controller.abort();
  const data = {
    kind: 'synthetic',
    rows: 12,
    columns: 10,
    rank: 2,
    observed: 60,
    noise: 0,
    minimumPerLine: 0,
  } as const;
  const setting = { data, method, seed: 3, validationFraction, metricsEvery: 15 };
  const job = { experiment: 'e', id: 'id', label: 'l', setting, folder };
  return { folder, outcome: await trainRun(job, { say: () => {}, signal: controller.signal }) };
}

describe('a run of a completion method', () => {
  it('stores metrics over its steps, and a result that agrees with the last of them', async () => {
    const { folder, outcome } = await make(network);
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    const { result } = outcome;
    expect(readResult(runPaths(folder), 'id')).toEqual(result);
    expect(result).toMatchObject({
      method: 'linearNetwork',
      depth: 1,
      optimizer: 'adam',
      penalty: 'ratio',
      engine: 'subspace',
      observed: 60,
      steps: 40,
      weight: 0.1,
    });
    const lines = readMetrics(runPaths(folder).metrics);
    expect(lines.map(({ step }) => step)).toEqual([0, 15, 30, 40]);
    const { trainMse, validationMse, testMse, effectiveRank } = lines[3];
    expect(result).toMatchObject({ trainMse, validationMse, testMse, effectiveRank });
  });

  it('does not let a method see what is kept for validation', async () => {
    const ends = [];
    for (const validationFraction of [0, 0.1]) {
      const { outcome } = await make(methodSchema.parse({ name: 'globalMean' }), { validationFraction });
      if (outcome.status === 'done') ends.push(outcome.result);
    }
    expect(ends.map(({ validationMse }) => validationMse === undefined)).toEqual([true, false]);
    expect(ends[1].trainMse).not.toBe(ends[0].trainMse);
    expect(ends[0]).toMatchObject({ depth: null, optimizer: null, penalty: 'none', effectiveRank: 0, steps: 0 });
  });

  it('ends as something to begin anew where it is cancelled', async () => {
    const { folder, outcome } = await make(network, { cancel: true });
    expect(outcome).toEqual({ status: 'dropped' });
    expect(readResult(runPaths(folder), 'id')).toBe('none');
    expect(JSON.parse(readFileSync(runPaths(folder).config, 'utf8'))).toMatchObject({ method: { steps: 40 } });
  });
});
