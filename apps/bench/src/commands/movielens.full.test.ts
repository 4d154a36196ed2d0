import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runCli } from '../test-support/cli.js';

const experiment = {
  name: 'ratings',
  title: 'Ratings',
  setting: {
    data: { kind: 'movielens', split: 'u1' },
    method: { name: 'linearNetwork', engine: { name: 'subspace', rank: 8 }, steps: 12 },
    metricsEvery: 2,
  },
  variants: { 'global mean': { method: { name: 'globalMean' } }, network: {} },
  grid: [{ variants: ['global mean', 'network'] }],
};
const data = process.env.LOWRANK_DATA;

describe('an experiment on MovieLens 100K', () => {
  it('says where to put the data where it is not in the folder that is named', async () => {
    const cwd = folderWith(experiment);
    const { code, stderr } = await runCli(['run', 'ratings.json'], cwd, { LOWRANK_DATA: cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/MovieLens 100K: .*ml-100k\.zip: can't be read/);
    expect(stderr).toMatch(/Put ml-100k\.zip, or the folder ml-100k, into a folder .* LOWRANK_DATA/);
  });

  it.skipIf(data === undefined)(
    'compares methods by their error on test ratings (skipped where LOWRANK_DATA names no folder with ml-100k/)',
    { timeout: 120_000 },
    async () => {
      const cwd = folderWith(experiment);
      const { code, stdout } = await runCli(['run', 'ratings.json'], cwd);
      expect(code).toBe(0);
      // Another implementation has 1.154.
      expect(stdout).toMatch(/^global mean +1\.15(3[5-9]|4[0-4]) \[one run; 1\.15/m);
      expect(stdout).toMatch(/^network +0\.9\d+ \[one run; [01]\.\d+\]/m);
      const page = readFileSync(join(cwd, 'runs', 'ratings', 'report.html'), 'utf8');
      expect(page).toContain('<h2>Errors on test ratings</h2>');
      expect(existsSync(join(cwd, 'runs', 'ratings', 'figures', 'learning-curves-on-all-ratings.svg'))).toBe(true);
    },
  );
});
