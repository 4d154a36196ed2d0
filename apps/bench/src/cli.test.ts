import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runCli, small } from './test-support/cli.js';

describe('lowrank-bench', () => {
  it('lists the experiments with their number of runs', async () => {
    const { code, stdout } = await runCli(['list'], folderWith());
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^engine-quality +40 runs {2}What .*\nheadline +45 runs {2}One layer .*\nheadline-tuning +216 runs {2}The learning rates .*\ninpainting +18 runs .*\ninpainting-tuning +60 runs/,
    );
  });

  it.each([[['--help']], [['run', '--help']], [['report', '--help']]])(
    'explains itself with examples: %j',
    async (argv) => {
      const { code, stdout, stderr } = await runCli(argv, folderWith());
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/Usage: lowrank-bench[\s\S]*Examples:\n {2}lowrank-bench /);
    },
  );

  it.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: lowrank-bench/],
    ['an unknown command', ['rum'], /unknown command 'rum'[\s\S]*Did you mean run/],
    [
      'an unknown option',
      ['run', 'small.json', '--worker', '1'],
      /unknown option '--worker'[\s\S]*Did you mean --workers/,
    ],
    ['no experiment', ['run'], /missing required argument 'experiment'/],
    [
      'a number of workers that is none',
      ['run', 'small.json', '--workers', 'x'],
      /Expected a whole number from 1 to 256/,
    ],
    [
      'an unknown experiment',
      ['run', 'headlin'],
      /unknown experiment "headlin"; the nearest is "headline"\. Known: engine-quality, headline, headline-tuning, inpainting/,
    ],
    ['a folder', ['run', './folder'], /"\.\/folder" is a folder; expected the name of an experiment or a JSON file/],
    ['a file that is not there', ['run', './none.json'], /There is no file "\.\/none\.json"/],
    ['a file that is not JSON', ['run', 'broken.json'], /broken\.json is not a JSON file that can be read/],
    [
      'an unknown key',
      ['run', 'unknown-key.json'],
      /unknown-key\.json:\n {2}unknown key "titel"; the nearest is "title"/,
    ],
    ['two experiments of one name', ['run', 'small.json', './small.json'], /Two experiments are named small/],
    [
      'an unknown optimizer',
      ['run', 'small.json', '--set', 'optimizer.name=adm'],
      /optimizer\.name: unknown optimizer "adm"; the nearest is "adam"/,
    ],
    [
      'a file that is not there',
      ['run', 'small.json', '--set', 'optimizer.name=./x.js'],
      /optimizer\.name: there is no file "\.\/x\.js" in /,
    ],
    [
      'an unknown penalty',
      ['run', 'small.json', '--set', 'terms[0].penalty.name=rato'],
      /unknown penalty "rato"; the nearest is "ratio"/,
    ],
    ['NaN', ['run', 'small.json', '--set', 'data.noise=NaN'], /data\.noise: expected a finite number, got NaN/],
    [
      'a path into nothing',
      ['run', 'small.json', '--set', 'optimzer.learningRate=1'],
      /--set optimzer: unknown key "optimzer"; the nearest is "optimizer"/,
    ],
    [
      'a path into prototypes',
      ['run', 'small.json', '--set', '__proto__.x=1'],
      /--set "__proto__\.x": __proto__ is not a setting/,
    ],
    ['a setting without a value', ['run', 'small.json', '--set', 'steps'], /--set "steps": expected path=value/],
    [
      'an output folder below a file',
      ['run', 'small.json', '--out', 'small.json/x'],
      /small\.json\/x\/small can't be a folder, since a file is in its place/,
    ],
    [
      'an output folder that cannot be made',
      ['run', 'small.json', '--out', '/proc/lowrank'],
      /\/proc\/lowrank\/small can't be made|No permission to write/,
    ],
    ['a report of nothing', ['report', 'folder'], /folder holds no experiment\.json/],
    ['a report of no folder', ['report', 'small.json'], /small\.json is not a folder/],
  ])('refuses %s with exit code 2, and writes nothing', async (_, argv, message) => {
    const cwd = folderWith(small);
    mkdirSync(join(cwd, 'folder'));
    writeFileSync(join(cwd, 'broken.json'), '{"name":');
    writeFileSync(join(cwd, 'unknown-key.json'), JSON.stringify({ ...small, titel: 'x' }));
    const { code, stdout, stderr } = await runCli(argv, cwd);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect([code, stdout]).toEqual([2, '']);
    expect(readdirSync(cwd).sort()).toEqual(['broken.json', 'folder', 'small.json', 'unknown-key.json']);
  });
});
