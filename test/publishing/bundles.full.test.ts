import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '../same-bits/find-chromium.ts';
import { openInChromium } from './open-in-chromium.ts';
import { installPacked, packAll } from './pack.ts';

type Computed = Awaited<ReturnType<typeof import('./consumer/program.ts').compute>>;

const chromium = findChromium(process.env);
const none = 'no Chromium found: apt-get install chromium or set LOWRANK_CHROMIUM';

let folder: string;
let expected: Computed;
const built = (bundler: string) => join(folder, `built-by-${bundler}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lowrank-bundles-'));
  const tarballs = await packAll(join(folder, 'tarballs'));
  await installPacked(folder, tarballs, ['@lowrank/completion', '@lowrank/datasets']);
  await cp(join(import.meta.dirname, 'consumer'), folder, { recursive: true });

  const common = { absWorkingDir: folder, bundle: true, format: 'esm', target: 'es2022' } as const;
  await esbuild.build({ ...common, entryPoints: ['page.js', 'worker.js'], outdir: built('esbuild'), minify: true });
  await writeFile(join(built('esbuild'), 'index.html'), '<!doctype html><script type="module" src="page.js"></script>');

  await vite.build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: built('vite'), target: 'es2022' },
    worker: { format: 'es' },
  });

  const inNode = join(folder, 'in-node.mjs');
  await esbuild.build({ ...common, entryPoints: ['program.ts'], outfile: inNode, platform: 'node' });
  expected = await (await import(/* @vite-ignore */ pathToFileURL(inNode).href)).compute();
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it.for(['esbuild', 'vite'])(
  'a bundle by %s computes the bits of Node in a page and a worker of Chromium',
  async (bundler, { skip }) => {
    const computed = await openInChromium<Record<'page' | 'worker', Computed>>(chromium ?? skip(none), built(bundler));
    expect(expected.kernels).toBe('wasm');
    expect(expected.numbers.every(Number.isFinite)).toBe(true);
    expect(computed).toEqual({ page: expected, worker: expected });
  },
);
