import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderWith, runCli } from '../test-support/cli.js';
import { descent, geman, packageFiles, writeFiles } from '../test-support/modules.js';
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
  'chatty.js': `console.log('loaded');\n${geman}`,
  'crash.js': geman.replace('let value = 0;', 'let value = gone;'),
  'descent.js': descent,
  'uphill.js': descent.replace('-rate', 'rate'),
  'stateless.js': descent.replace('{ slots: {}, globals: { step: 0 } }', '{}'),
  'both.js': geman + descent,
  ...packageFiles('lowrank-penalty-geman', geman),
});
const check = (...argv: string[]) => runCli(['check', ...argv], cwd);

describe('lowrank-bench check', () => {
  it('prints a table of the checks that a penalty passes', async () => {
    const { code, stdout, stderr } = await check('./geman.js');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Made with its defaults: whether params has .*\n$/)]);
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

  it.each([
    ['schattenP', '{"p":0.5}'],
    ['adam', '{"learningRate":0.1}'],
  ])('takes the built-in %s too', async (name, params) => {
    const { code, stdout } = await check(name, '--params', params);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\n\w+: all \d+ checks passed\.\n$/)]);
  });

  it('holds an optimizer to its own checks', async () => {
    const { code, stdout } = await check('./descent.js');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\npassed {2}goes on from a checkpoint bit for bit\n/)]);
    const uphill = await check('./uphill.js', '--json', '--params', '{"learningRate":0.5}');
    expect(uphill.code).toBe(1);
    const result = JSON.parse(uphill.stdout);
    expect(result).toMatchObject({ optimizer: './uphill.js', params: { learningRate: 0.5 }, passed: false });
    expect(result.penalty).toBeUndefined();
    expect(result.checks.filter(({ passed }: { passed: boolean }) => !passed)).toEqual([
      {
        name: 'goes downhill on a convex quadratic',
        passed: false,
        message: expect.stringMatching(/^descent: in 100/),
      },
    ]);
    expect((await check('./stateless.js')).stdout).toMatch(
      /^passed {2}meets the contract\nfailed {2}makes a state in init and keeps its shape\n {8}descent: for .*init returns no state\./,
    );
  });

  it('holds both to theirs where a module exports both', async () => {
    const { code, stdout } = await check('./both.js');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^passed {2}penalty meets the contract\n/);
    expect(stdout).toMatch(/\npassed {2}optimizer meets the contract\n/);
    const params = { penalty: { gamma: 2 }, optimizer: { learningRate: 0.5 } };
    const json = JSON.parse((await check('./both.js', '--json', '--params', JSON.stringify(params))).stdout);
    expect(json).toMatchObject({ penalty: './both.js', optimizer: './both.js', params, passed: true });
  });

  it('prints JSON alone on standard output, whatever a module logs', async () => {
    const { stdout, stderr } = await check('./chatty.js', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ penalty: './chatty.js', passed: true });
    expect(stderr).toBe('loaded\n');
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

  it('says that a parameter is misspelt or forgotten', async () => {
    for (const [name, params, found] of [
      ['./geman.js', '{"gama":2}', 'geman: takes no parameter gama: its params are gamma.'],
      ['./forgetful.js', '{"gamma":2}', 'geman: takes no parameter gamma: its params are empty.'],
      ['./descent.js', '{"rate":2}', 'descent: takes no parameter rate: its params are learningRate.'],
    ] as const) {
      const { code, stdout } = await check(name, '--params', params);
      expect(code).toBe(1);
      expect(stdout).toContain(
        `failed  is made again by its factory from its parameters\n        ${found} Either the name is`,
      );
      expect(stdout).toMatch(/1 of 1\d checks failed\.\n$/);
    }
  });

  it('ends with 2 where there is no such penalty or its parameters are no object', async () => {
    const unknown = await check('ratoi');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(
      /unknown penalty or optimizer "ratoi"; the nearest is "ratio"\. .*A package must be installed .* such as \.\/my-own\.js\./,
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
    ['geman.js', {}, /"geman\.js" is a file\. Give it as a path: \.\/geman\.js\./],
    ['./gone.js', {}, /there is no file "\.\/gone\.js" in /],
    [
      './none.js',
      {},
      /\.\/none\.js has no export named penalty or optimizer; it exports default, geman\. Export the factory: export/,
    ],
    ['./object.js', {}, /\.\/object\.js exports a penalty that is an object, expected the factory that makes one\./],
    ['./broken.js', {}, /\.\/broken\.js can't be loaded: /],
    [
      './both.js',
      { gamma: 2 },
      /exports a penalty and an optimizer, so --params has an object for each; got \{"gamma":2\}/,
    ],
  ])('refuses %s with %j', async (name, params, message) => {
    const out: string[] = [];
    const terminal = { out: (text: string) => out.push(text), note: () => {}, progress: undefined };
    await expect(checkCommand(name, { params }, terminal as never)).rejects.toThrow(message);
    await expect(checkCommand(name, { params }, terminal as never)).rejects.toMatchObject({
      code: 'LOWRANK_BENCH_USAGE',
    });
    expect(out).toEqual([]);
  });
});
