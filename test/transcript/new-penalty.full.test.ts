import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packAll, type Tarballs } from '../publishing/pack.ts';

/** A folder outside of the repository, so that nothing is found that is not installed. */
const desk = mkdtempSync(join(tmpdir(), 'lowrank-transcript-'));
const mine = join(desk, 'my-idea');

function type(command: string, argv: readonly string[], cwd = mine) {
  // npm tells its scripts what it is, and vitest and node --test tell theirs that they are in a test.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST|TEST$)/.test(name));
  const { status, stdout, stderr } = spawnSync(command, argv, {
    cwd,
    encoding: 'utf8',
    env: { ...Object.fromEntries(inherited), NO_COLOR: '1' },
  });
  return { status, text: `${stdout}\n${stderr}`, stdout };
}

const read = (file: string) => readFileSync(join(mine, file), 'utf8');
const edit = (file: string, from: string, to: string) => {
  expect(read(file)).toContain(from);
  writeFileSync(join(mine, file), read(file).replaceAll(from, to));
};

let tarballs: Tarballs;
let creator: string;
/** The packages of the family that are installed. */
let others: readonly string[];
beforeAll(async () => {
  tarballs = await packAll(join(desk, 'tarballs'));
  const { 'create-lowrank-penalty': first, ...rest } = tarballs;
  creator = first;
  others = Object.values(rest);
}, 300_000);

describe('a new user with an idea', () => {
  it('starts a package by npm create', () => {
    // npm create lowrank-penalty my-idea, with the package from here instead of the registry
    const started = type(
      'npm',
      ['exec', '--yes', `--package=${creator}`, '--', 'create-lowrank-penalty', 'my-idea'],
      desk,
    );
    expect(started.text).toMatch(/^lowrank-penalty-my-idea is in my-idea\. Now:/);
    const manifest = JSON.parse(read('package.json'));
    for (const [name, range] of Object.entries<string>(manifest.devDependencies)) {
      expect(tarballs[name]).toContain(range.replace('^', '-'));
    }
    expect(
      type('npm', ['exec', '--yes', `--package=${creator}`, '--', 'create-lowrank-penalty', 'my-idea'], desk),
    ).toMatchObject({ status: 1, text: expect.stringMatching(/my-idea is not empty: it holds /) });
  });

  it('installs what it needs', () => {
    // npm install, with the packages from here instead of the registry
    const installed = type('npm', ['install', '--no-audit', '--no-fund', '--save-dev', ...others]);
    expect(installed, installed.text).toMatchObject({ status: 0 });
  });

  it('has a green conformance run at once', () => {
    const tested = type('npm', ['test']);
    expect(tested, tested.text).toMatchObject({ status: 0 });
    expect(tested.text).toMatch(/pass 1[0-9]\n/);
  });

  it('trains at once, and the penalty helps', () => {
    const trained = type('npm', ['run', 'train', '--silent', '--', '--json', '--quiet']);
    expect(trained, trained.text).toMatchObject({ status: 0 });
    const errorsOf = (label: string) =>
      JSON.parse(trained.stdout)
        .results.filter((result: { label: string }) => result.label === label)
        .map(({ testMse }: { testMse: number }) => testMse);
    expect(errorsOf('no penalty')).toHaveLength(2);
    // Without a penalty unobserved entries stay where they began; with it they are recovered in part at the least.
    expect(Math.max(...errorsOf('myIdea'))).toBeLessThan(0.1 * Math.min(...errorsOf('no penalty')));
    expect(read('runs/my-idea/report.html')).toContain('myIdea');
  });

  it('is told by test and check what is wrong with an edit', () => {
    // sum of log(1 + sigma / gamma), with a factor missing from its gradient
    edit('index.js', 'value += sigma[k] / toGamma;', 'value += Math.log(toGamma / gamma);');
    edit('index.js', 'gradient[k] = gamma / toGamma / toGamma;', 'gradient[k] = gamma / toGamma;');
    edit('index.js', 'gamma = 1', 'gamma = 2');
    edit('index.test.js', '3 / 6 + 1 / 4', 'Math.log(2) + Math.log(4 / 3)');
    expect(type('npm', ['test'])).toMatchObject({ status: 1 });
    const checked = type('npx', ['lowrank-bench', 'check', './index.js']);
    expect(checked.status).toBe(1);
    expect(checked.stdout).toMatch(
      /\nfailed {2}has the gradient of central differences at full rank\n {8}myIdea: at a /,
    );
  });

  it('has it mended, checked and trained', () => {
    edit('index.js', 'gradient[k] = gamma / toGamma;', 'gradient[k] = 1 / toGamma;');
    const tested = type('npm', ['test']);
    expect(tested, tested.text).toMatchObject({ status: 0 });
    const checked = type('npx', ['lowrank-bench', 'check', './index.js', '--json', '--params', '{"gamma":0.5}']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ passed: true });
    const trained = type('npm', ['run', 'train', '--silent', '--', '--json']);
    expect(trained, trained.text).toMatchObject({ status: 0 });
    expect(trained.text).toMatch(/\.\/index\.js is another than in the runs that are stored here/);
    expect(JSON.parse(trained.stdout).results).toHaveLength(4);
  });

  it('has colleagues use it by its name', () => {
    const colleague = join(desk, 'colleague');
    mkdirSync(colleague);
    writeFileSync(join(colleague, 'package.json'), '{"private":true}');
    const packed = type('npm', ['pack', '--silent', '--pack-destination', colleague]);
    const tarball = packed.stdout.trim();
    const installed = type('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`, ...others], colleague);
    expect(installed, installed.text).toMatchObject({ status: 0 });
    const argv = ['lowrank-bench', 'run', join(mine, 'train.json'), '--json', '--quiet', '--set', 'steps=20'];
    const named = type('npx', [...argv, '--set', 'terms[0].penalty=lowrank-penalty-my-idea'], colleague);
    expect(named, named.text).toMatchObject({ status: 0 });
    expect(JSON.parse(named.stdout).results).toContainEqual(
      expect.objectContaining({ penalty: 'lowrank-penalty-my-idea' }),
    );
  });
});
