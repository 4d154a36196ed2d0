import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runCli, smallSetting } from '../test-support/cli.js';
import { descent, geman, packageFiles, writeFiles } from '../test-support/modules.js';

type Json = Record<string, unknown>;
const setting = { ...smallSetting, engine: { name: 'exact' } };
const small = { name: 'small', title: 'Small', setting, grid: [{ seed: [0, 1] }] };
const geman2 = ['--set', 'terms[0].penalty=./geman.js', '--set', 'terms[0].penalty.gamma=2'];

async function json(argv: readonly string[], cwd: string) {
  const { code, stdout, stderr } = await runCli(['run', ...argv, '--json'], cwd);
  return { code, stderr, ...(JSON.parse(stdout) as { results: Json[]; error?: Json }) };
}
const digests = (results: readonly Json[]) => results.map(({ digest }) => digest);
const ids = (results: readonly Json[]) => results.map(({ id }) => id);
const config = (cwd: string, id: unknown) =>
  JSON.parse(readFileSync(join(cwd, 'runs', 'small', 'runs', String(id), 'config.json'), 'utf8'));

describe('a penalty and an optimizer of one’s own', () => {
  it('train by the path of a file, in every worker, and are identified in the record of a run', async () => {
    const cwd = folderWith(small);
    writeFiles(cwd, { 'geman.js': geman, 'rules/descent.js': descent });
    const argv = [
      'small.json',
      ...geman2,
      '--set',
      'optimizer=./rules/descent.js',
      '--set',
      'optimizer.learningRate=1',
    ];
    const { code, results } = await json([...argv, '--workers', '2'], cwd);
    expect(code).toBe(0);
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({ penalty: './geman.js', optimizer: './rules/descent.js', learningRate: 1 });
    const { terms, optimizer } = config(cwd, results[0].id);
    const plugin = { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(terms[0].penalty).toEqual({ name: './geman.js', gamma: 2, plugin });
    expect(optimizer).toEqual({ name: './rules/descent.js', learningRate: 1, plugin });

    // gradient descent of the package makes the same steps, so the same bits are trained
    const own = await json(
      ['small.json', ...geman2, '--set', 'optimizer.name=gradientDescent', '--set', 'optimizer.learningRate=1'],
      cwd,
    );
    expect(digests(own.results)).toEqual(digests(results));
    expect(ids(own.results)).not.toEqual(ids(results));
  });

  it('train by the name of an installed package, which is recorded with its version', async () => {
    const cwd = folderWith(small);
    writeFiles(cwd, { ...packageFiles('lowrank-penalty-geman', geman, '1.2.3'), 'geman.js': geman });
    const named = ['--set', 'terms[0].penalty.name=lowrank-penalty-geman', '--set', 'terms[0].penalty.gamma=2'];
    const { results } = await json(['small.json', ...named], cwd);
    expect(config(cwd, results[0].id).terms[0].penalty).toMatchObject({
      name: 'lowrank-penalty-geman',
      gamma: 2,
      plugin: { version: '1.2.3' },
    });
    expect(digests((await json(['small.json', ...geman2], cwd)).results)).toEqual(digests(results));
  });

  it('are found from the folder of the experiment that names them, with ids that do not depend on it', async () => {
    const terms = [{ penalty: { name: './geman.js', gamma: 2 }, weight: 0.01 }];
    const cwd = folderWith();
    writeFiles(cwd, {
      'deep/mine.json': JSON.stringify({ ...small, setting: { ...setting, terms } }),
      'deep/geman.js': geman,
      'small.json': JSON.stringify(small),
      'geman.js': geman,
    });
    const { results } = await json(['deep/mine.json'], cwd);
    expect(config(cwd, results[0].id).terms[0].penalty).toMatchObject({ name: './deep/geman.js', gamma: 2 });
    const moved = await json(['small.json', ...geman2], cwd);
    expect(ids(moved.results)).toEqual(ids(results));
    expect(moved.stderr).toMatch(/All 2 runs are stored; nothing to compute\./);
  });

  it('are trained again when a file is another, or one that it imports', async () => {
    const cwd = folderWith(small);
    writeFiles(cwd, { 'geman.js': "export { penalty } from './lib.js';", 'lib.js': geman });
    const first = await json(['small.json', ...geman2], cwd);
    const stored = await json(['small.json', ...geman2], cwd);
    expect(stored.stderr).toBe('All 2 runs are stored; nothing to compute.\n');
    writeFileSync(join(cwd, 'lib.js'), geman.replace('let value = 0', 'let value = 1'));
    const again = await json(['small.json', ...geman2], cwd);
    expect(again.stderr).toMatch(
      /^\.\/geman\.js is another than in the runs that are stored here; they are made anew\./,
    );
    expect(ids(again.results)).not.toEqual(ids(first.results));
    expect(digests(again.results)).toEqual(digests(first.results));
  });

  it('are variants and values of an axis by their name alone', async () => {
    const cwd = folderWith({ ...small, grid: [{ 'terms[0].penalty': ['ratio', './geman.js'] }] } as never);
    writeFiles(cwd, { 'geman.js': geman });
    const { results } = await json(['small.json'], cwd);
    expect(results).toMatchObject([{ label: 'ratio' }, { label: './geman.js' }]);
  });

  it('are refused before any training', async () => {
    const cwd = folderWith(small);
    const { code, error } = await json(['small.json', '--set', 'terms[0].penalty=./gone.js'], cwd);
    const message = expect.stringMatching(
      /terms\[0\]\.penalty\.name: there is no file "\.\/gone\.js" in .*Built-in: elastic/,
    );
    expect([code, error]).toEqual([2, { code: 'LOWRANK_BENCH_USAGE', message }]);
    expect(existsSync(join(cwd, 'runs'))).toBe(false);
  });
});
