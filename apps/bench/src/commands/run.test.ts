import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult, writeResult } from '../folder/result-file.js';
import { experimentPaths } from '../folder/run-folder.js';
import { folderWith, runCli, small, smallSetting, startCli, until } from '../test-support/cli.js';
import type { RunResult } from '../training/run-result.js';

type Json = Record<string, unknown>;

const withoutSeconds = (results: readonly Json[]) => results.map(({ seconds: _, ...result }) => result);
const runFolder = (cwd: string, name: string, id: unknown, out = 'runs') => join(cwd, out, name, 'runs', String(id));

/** Takes seconds, and stores a checkpoint many times a second. */
const slow = {
  name: 'slow',
  title: 'Slow',
  setting: {
    ...smallSetting,
    data: { kind: 'synthetic', rows: 40, columns: 40, rank: 2, observed: 400 },
    steps: 2500,
    metricsEvery: 100,
    checkpointEvery: 50,
  },
};

async function json(argv: readonly string[], cwd: string) {
  const { code, stdout, stderr } = await runCli(argv, cwd);
  return { code, stderr, ...(JSON.parse(stdout) as { results: Json[]; failures: Json[]; complete: boolean }) };
}

describe('lowrank-bench run', () => {
  it('prints one JSON object with --json, also for bad input', async () => {
    const cwd = folderWith(small);
    const { code, results, failures, stderr } = await json(['run', 'small.json', '--json'], cwd);
    expect([code, failures]).toEqual([0, []]);
    expect(results).toHaveLength(4);
    expect(results[3]).toMatchObject({
      experiment: 'small',
      label: 'ratio',
      runtime: 'native',
      depth: 1,
      optimizer: 'adam',
      penalty: 'ratio',
      engine: 'subspace',
      seed: 1,
      rows: 12,
      columns: 10,
      rank: 2,
      observed: 60,
      steps: 60,
      precision: 'float32',
      learningRate: 0.01,
      weight: 0.01,
    });
    for (const key of ['trainMse', 'testMse', 'relativeError', 'effectiveRank', 'seconds']) {
      expect(results[3][key]).toEqual(expect.any(Number));
    }
    expect(stderr).toMatch(/4 of 4 runs done/);

    const bad = await runCli(['run', 'small.json', '--json', '--set', 'steps=0'], cwd);
    expect(bad.code).toBe(2);
    expect(JSON.parse(bad.stdout)).toEqual({
      error: { code: 'LOWRANK_BENCH_USAGE', message: expect.stringMatching(/steps: expected a number/) },
    });
  });

  it('prints what is stored without computing it again, unless forced to', async () => {
    const cwd = folderWith(small);
    const first = await json(['run', 'small.json', '--json'], cwd);
    const second = await json(['run', 'small.json', '--json'], cwd);
    expect(second.stderr).toBe('All 4 runs are stored; nothing to compute.\n');
    expect(second.results).toEqual(first.results);
    const forced = await json(['run', 'small.json', '--json', '--force'], cwd);
    expect(forced.stderr).toMatch(/^4 runs, on/);
    expect(withoutSeconds(forced.results)).toEqual(withoutSeconds(first.results));
  });

  it('says which stored results are of other versions, in a notice and in the report', async () => {
    const cwd = folderWith(small);
    const { results } = await json(['run', 'small.json', '--json'], cwd);
    const paths = experimentPaths(join(cwd, 'runs', 'small')).run(String(results[0].id));
    const stored = readResult(paths, String(results[0].id)) as RunResult;
    writeResult(paths, { ...stored, versions: { ...stored.versions, '@lowrank/models': '0.1.0' } });
    const again = await json(['run', 'small.json', '--json'], cwd);
    expect(again.stderr).toMatch(/small: 1 stored result is of other versions .* --force makes them anew/);
    const page = readFileSync(join(cwd, 'runs', 'small', 'report.html'), 'utf8');
    expect(page).toMatch(/Versions that computed the results[\s\S]*3 runs[\s\S]*1 run<[\s\S]*0\.1\.0/);
  });

  it('makes the runs that --only names, and says what --set changed and which runs it made the same', async () => {
    const cwd = folderWith(small);
    const some = await json(['run', 'small.json', '--json', '--only', 'ratio', '--only', 'seed 1'], cwd);
    expect(some.results.map(({ label, seed }) => [label, seed])).toEqual([['ratio', 1]]);
    const { stdout, stderr } = await runCli(['run', 'small.json', '--set', 'seed=7', '--set', 'steps=9'], cwd);
    expect(stderr).toMatch(/^small: with --set, 2 runs are the same as others; each is made once\.\n2 runs, on/);
    expect(stdout).toMatch(
      /\nWith seed=7, steps=9 wherever that has a place; names are those of the experiment as it is/,
    );
  });

  it('gives the same bits with one worker or two', async () => {
    const cwd = folderWith(small);
    const one = await json(['run', 'small.json', '--json', '--workers', '1', '--out', 'one'], cwd);
    const two = await json(['run', 'small.json', '--json', '--workers', '2', '--out', 'two'], cwd);
    expect(withoutSeconds(two.results)).toEqual(withoutSeconds(one.results));
    for (const { id } of one.results) {
      const [a, b] = ['one', 'two'].map((out) =>
        readFileSync(join(runFolder(cwd, 'small', id, out), 'metrics.jsonl'), 'utf8'),
      );
      expect(b).toBe(a);
    }
  });

  it('goes on after kill -9 and ends with the same bits', async () => {
    const cwd = folderWith(slow);
    const whole = await json(['run', 'slow.json', '--json', '--out', 'whole'], cwd);
    const [{ id }] = whole.results;
    const killed = startCli(['run', 'slow.json'], cwd);
    await until(() => existsSync(join(runFolder(cwd, 'slow', id), 'checkpoint.bin')));
    killed.process.kill('SIGKILL');
    expect((await killed.ended).signal).toBe('SIGKILL');
    const resumed = await json(['run', 'slow.json', '--json'], cwd);
    expect(resumed.stderr).toMatch(/goes on from step \d+/);
    expect(withoutSeconds(resumed.results)).toEqual(withoutSeconds(whole.results));
    const [a, b] = ['whole', 'runs'].map((out) =>
      readFileSync(join(runFolder(cwd, 'slow', id, out), 'metrics.jsonl'), 'utf8'),
    );
    expect(b).toBe(a);
  });

  it('stores checkpoints on Ctrl-C, says how to go on, and does', async () => {
    const cwd = folderWith(slow);
    const whole = await json(['run', 'slow.json', '--json', '--out', 'whole'], cwd);
    const { process, ended } = startCli(['run', 'slow.json', '--json', '--set', 'seed=0'], cwd);
    await until(() => existsSync(join(runFolder(cwd, 'slow', whole.results[0].id), 'checkpoint.bin')));
    process.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, results: [], failures: [] });
    expect(stderr).toMatch(/checkpoint stored at step \d+/);
    expect(stderr).toMatch(
      /Interrupted: 1 run has a checkpoint, 0 to be begun\. To go on: lowrank-bench run slow\.json --set seed=0\n$/,
    );
    const resumed = await json(['run', 'slow.json', '--json'], cwd);
    expect(resumed.stderr).toMatch(/goes on from step \d+/);
    expect(withoutSeconds(resumed.results)).toEqual(withoutSeconds(whole.results));
  });

  it('lets a run diverge alone, and names step and setting', async () => {
    const diverging = { optimizer: { name: 'gradientDescent', learningRate: 1e9 }, terms: [] };
    const mixed = {
      ...small,
      variants: { ...small.variants, wild: diverging },
      grid: [{ variants: ['wild', 'ratio'] }],
    };
    const cwd = folderWith(mixed);
    const { code, results, failures, stderr } = await json(['run', 'small.json', '--json'], cwd);
    expect(code).toBe(1);
    expect(results).toMatchObject([{ label: 'ratio' }]);
    expect(failures).toMatchObject([{ label: 'wild', code: 'LOWRANK_DIVERGED', step: expect.any(Number) }]);
    expect(stderr).toMatch(
      /wild, seed 0: failed: .* at step \d+ with gradientDescent\(\{"learningRate":1000000000\}\)/,
    );
    for (const more of [[], ['--json']]) {
      const quiet = await runCli(['run', 'small.json', '--quiet', ...more], cwd);
      expect([quiet.code, quiet.stderr]).toEqual([
        1,
        expect.stringMatching(/^Failed: wild, seed 0: .* at step \d+ with gradientDescent\(.*\n$/),
      ]);
    }
    expect(readFileSync(join(cwd, 'runs', 'small', 'report.html'), 'utf8')).toMatch(
      /Runs that failed[\s\S]*wild, seed 0/,
    );
  });

  it('notices a damaged result and makes the run again', async () => {
    const cwd = folderWith(small);
    const first = await json(['run', 'small.json', '--json'], cwd);
    const path = join(runFolder(cwd, 'small', first.results[0].id), 'result.json');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 300));
    const second = await json(['run', 'small.json', '--json'], cwd);
    expect(second.stderr).toMatch(/The stored result in .* is damaged\. The run is made again\./);
    expect(withoutSeconds(second.results)).toEqual(withoutSeconds(first.results));
  });

  it('keeps a second command out of a folder that is in use', async () => {
    const cwd = folderWith(slow);
    const { process, ended } = startCli(['run', 'slow.json'], cwd);
    await until(() => existsSync(join(cwd, 'runs', 'slow', 'lock')));
    const { code, stderr } = await runCli(['run', 'slow.json'], cwd);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/slow is in use by process \d+\. Wait for it/)]);
    process.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(existsSync(join(cwd, 'runs', 'slow', 'lock'))).toBe(false);
  });

  it('prints tables without colour codes, and with --quiet nothing else where no run fails', async () => {
    const cwd = folderWith(small);
    const { stdout, stderr } = await runCli(['run', 'small.json', '--quiet'], cwd);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/setting +runs +test error[\s\S]*\nratio +2 [\s\S]*\nReport: runs\/small\/report\.html\n$/);
    expect(stdout).not.toContain('\u001b');
  });
});
