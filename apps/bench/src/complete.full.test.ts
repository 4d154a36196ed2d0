import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lowRankProblem } from '@lowrank/datasets';
import { readPairs, writeCsv } from '@lowrank/datasets/node';
import { describe, expect, it } from 'vitest';
import { runCli, startCli, until } from './test-support/cli.js';
import { ratingsFolder } from './test-support/ratings.js';

/** 120 x 80 of rank 3, 35 % observed, without noise, with ids that need quotes; the rest are the pairs. */
async function hidden() {
  const { truth, observations } = lowRankProblem({ rows: 120, columns: 80, rank: 3, observed: 3360, seed: 1 });
  const ids = (i: number, j: number): [string, string] => [`user, ${i}`, `item "${j}"`];
  const seen = new Set(observations.rowIndices.map((i, k) => 80 * i + observations.columnIndices[k]));
  const unseen = Array.from({ length: 9600 }, (_, e) => e).filter((e) => !seen.has(e));
  const cwd = ratingsFolder();
  await writeCsv(
    join(cwd, 'ratings.csv'),
    Array.from(observations.values, (value, k) => [
      ...ids(observations.rowIndices[k], observations.columnIndices[k]),
      value,
    ]),
    { header: ['user', 'item', 'rating'] },
  );
  const pairs = unseen.map((e) => ids(Math.floor(e / 80), e % 80));
  await writeCsv(join(cwd, 'pairs.csv'), pairs, { header: ['user', 'item'] });
  return { cwd, expected: unseen.map((e) => truth.data[e]) };
}

const argv = ['complete', 'ratings.csv', '--predict', 'pairs.csv', '--out', 'out.csv', '--model', 'model.json'];

describe('lowrank-bench complete', () => {
  it('finds a hidden matrix of rank 3 from 35 % of its entries to 2 %', async () => {
    const { cwd, expected } = await hidden();
    const { code, stderr } = await runCli(argv, cwd);
    expect(code, stderr).toBe(0);
    const { pairs } = await readPairs(join(cwd, 'out.csv'));
    const square = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x * x, 0);
    const error = Math.sqrt(square(pairs.map(({ cells }, k) => Number(cells[2]) - expected[k])) / square(expected));
    // The bound that the command has to keep; without noise the network ends below 1e-3.
    expect(error).toBeLessThan(0.02);
  }, 60_000);

  it('goes on with the same command after Ctrl-C, to the same bits', async () => {
    const { cwd } = await hidden();
    const command = [...argv, '--checkpoint', 'checkpoint.json'];
    const first = startCli(command, cwd);
    await until(() => existsSync(join(cwd, 'checkpoint.json')));
    first.process.kill('SIGINT');
    const { code, stderr } = await first.ended;
    expect(code, stderr).toBe(130);
    expect(stderr).toMatch(/The same command goes on from checkpoint\.json/);
    const second = await runCli(command, cwd);
    expect(second.code, second.stderr).toBe(0);
    expect(second.stderr).toMatch(/goes on from step/);
    expect(existsSync(join(cwd, 'checkpoint.json'))).toBe(false);
    const model = readFileSync(join(cwd, 'model.json'));
    await runCli(argv, cwd);
    expect(readFileSync(join(cwd, 'model.json')).equals(model)).toBe(true);
  }, 180_000);

  it('keeps the best so far on Ctrl-C, and says so', async () => {
    const { cwd } = await hidden();
    const { process, ended } = startCli([...argv, '--report', 'report', '--json'], cwd);
    await new Promise<void>((resolve) =>
      process.stderr?.on('data', (text: string) => /started/.test(text) && resolve()),
    );
    process.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code, stderr).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, pairs: 6240 });
    expect(stderr).toMatch(/Interrupted: the predictions are by the best so far/);
    expect(readFileSync(join(cwd, 'report', 'report.html'), 'utf8')).toMatch(/Interrupted: this is the best so far/);
    expect(existsSync(join(cwd, 'model.json'))).toBe(true);
    expect((await readPairs(join(cwd, 'out.csv'))).pairs).toHaveLength(6240);
  }, 60_000);
});
