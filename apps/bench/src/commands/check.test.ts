import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderWith, runCli } from '../test-support/cli.js';
import { geman, packageFiles, writeFiles } from '../test-support/modules.js';
import { check as checkCommand } from './check.js';

const cwd = folderWith();
writeFiles(cwd, {
  'geman.js': geman,
  'wrong.js': geman.replace('gradient[k] = gamma', 'gradient[k] = -gamma'),
  'none.js': 'export default 1; export const geman = 2;',
  'object.js': 'export const penalty = {};',
  'nothing.js': 'export const penalty = () => undefined;',
  'broken.js': 'export const penalty = (;',
  'forgetful.js': geman.replace('{ gamma }', '{}'),
  'crash.js': geman.replace('let value = 0;', 'let value = gone;'),
  ...packageFiles('lowrank-penalty-geman', geman),
});
const check = (...argv: string[]) => runCli(['check', ...argv], cwd);

describe('lowrank-bench check', () => {
  it('prints a table of the checks that a penalty passes', async () => {
    const { code, stdout, stderr } = await check('./geman.js');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^passed {2}meets the contract\npassed {2}/);
    expect(stdout).toMatch(/\npassed {2}has the gradient of central differences at full rank\n/);
    expect(stdout).toMatch(/\n\n\.\/geman\.js: all 11 checks passed\.\n$/);
  });

  it('says what a wrong sign in the gradient breaks, and ends with 1', async () => {
    const { code, stdout } = await check('./wrong.js');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /\nfailed {2}has the gradient of central differences at full rank\n {8}geman: at a .* Check every sign/,
    );
    expect(stdout).toMatch(/\n\n\.\/wrong\.js: 2 of 11 checks failed\.\n$/);
  });

  it('prints the same as JSON', async () => {
    const { code, stdout } = await check('lowrank-penalty-geman', '--json', '--params', '{"gamma":2}');
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ penalty: 'lowrank-penalty-geman', params: { gamma: 2 }, passed: true });
    expect(result.checks[0]).toEqual({ name: 'meets the contract', passed: true });
    const wrong = JSON.parse((await check('./wrong.js', '--json')).stdout);
    expect(wrong.passed).toBe(false);
    expect(wrong.checks).toContainEqual({
      name: 'has the gradient of central differences at full rank',
      passed: false,
      message: expect.stringMatching(/^geman: /),
    });
  });

  it('takes the built-in penalties too', async () => {
    const { code, stdout } = await check('schattenP', '--params', '{"p":0.5}');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\nschattenP: all \d+ checks passed\.\n$/)]);
  });

  it('leaves it to the checks that a factory throws, makes nothing or crashes', async () => {
    for (const [argv, found] of [
      [
        ['./geman.js', '--params', '{"gamma":-1}'],
        'failed  meets the contract\n        it throws: gamma must be positive',
      ],
      [['./nothing.js'], 'failed  meets the contract\n        unnamed: expected an object, got undefined.'],
      [['./crash.js'], '        it throws: gone is not defined'],
    ] as const) {
      const { code, stdout } = await check(...argv);
      expect([code, stdout]).toEqual([1, expect.stringContaining(found)]);
    }
  });

  it('says that a parameter is misspelt or forgotten by the penalty', async () => {
    const sentence = 'Either the name is misspelt, or the penalty forgets to put it into params.';
    for (const [name, params, found] of [
      ['./geman.js', '{"gama":2}', 'geman: takes no parameter gama: its params are gamma.'],
      ['./forgetful.js', '{"gamma":2}', 'geman: takes no parameter gamma: its params are empty.'],
    ] as const) {
      const { code, stdout } = await check(name, '--params', params);
      expect(code).toBe(1);
      expect(stdout).toContain(
        `failed  is made again by its factory from its parameters\n        ${found} ${sentence}\n\n`,
      );
      expect(stdout).toMatch(/1 of 11 checks failed\.\n$/);
    }
  });

  it('ends with 2 where there is no such penalty or its parameters are no object', async () => {
    const unknown = await check('ratoi');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(
      /unknown penalty "ratoi"; the nearest is "ratio"\. .*A package must be installed .* such as \.\/my-own\.js\./,
    );
    const list = await check('./geman.js', '--params', '[2]');
    expect([list.code, list.stdout]).toEqual([2, '']);
    expect(list.stderr).toMatch(/Expected a JSON object such as '\{"gamma":2\}'/);
  });
});

describe('check', () => {
  beforeEach(() => void vi.spyOn(process, 'cwd').mockReturnValue(cwd));
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['geman.js', /"geman\.js" is a file\. Give it as a path: \.\/geman\.js\./],
    ['./gone.js', /there is no file "\.\/gone\.js" in /],
    ['./none.js', /\.\/none\.js has no export named penalty; it exports default, geman\. Export the factory: export/],
    ['./object.js', /\.\/object\.js exports a penalty that is an object, expected the factory that makes one\./],
    ['./broken.js', /\.\/broken\.js can't be loaded: /],
  ])('refuses %s', async (name, message) => {
    const out: string[] = [];
    const terminal = { out: (text: string) => out.push(text), note: () => {}, progress: undefined };
    await expect(checkCommand(name, {}, terminal as never)).rejects.toThrow(message);
    await expect(checkCommand(name, {}, terminal as never)).rejects.toMatchObject({
      code: 'LOWRANK_BENCH_USAGE',
    });
    expect(out).toEqual([]);
  });
});
