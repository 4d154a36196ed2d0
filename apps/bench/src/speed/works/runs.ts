import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAll } from '../../execution/run-all.js';
import { fitSettingSchema } from '../../schema/setting.js';
import type { Prepared } from '../prepared.js';
import { learningRate, ratioWeight } from '../training-setting.js';

/** Runs by `lowrank-bench run`, from starting its workers to the last stored result; all of them are one repetition. */
export interface RunsOptions {
  readonly runs: number;
  readonly steps: number;
  readonly workers: number;
}

export async function runs({ runs, steps, workers }: RunsOptions): Promise<Prepared> {
  return {
    run: async (repetitions) => {
      let total = 0;
      for (let i = 0; i < repetitions; i++) total += await timeRuns(runs, steps, workers);
      return total / repetitions;
    },
  };
}

async function timeRuns(count: number, steps: number, workers: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-runs-'));
  const jobs = Array.from({ length: count }, (_, seed) => ({
    experiment: 'speed',
    id: String(seed),
    label: `seed ${seed}`,
    setting: settingOf(steps, seed),
    folder: join(folder, String(seed)),
  }));
  try {
    const start = performance.now();
    const { failures } = await runAll(jobs, { workers, tell: () => {}, signal: new AbortController().signal });
    const ms = performance.now() - start;
    if (failures.length > 0) throw new Error(failures[0].message);
    return ms;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const settingOf = (steps: number, seed: number) =>
  fitSettingSchema.parse({
    data: { kind: 'synthetic', rows: 100, columns: 100, rank: 5, observed: 2000 },
    terms: [{ penalty: { name: 'ratio' }, weight: ratioWeight }],
    optimizer: { name: 'adam', learningRate },
    steps,
    seed,
  });
