import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vite from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from './measure.ts';

/** A folder from which every package of the family resolves. */
const consumer = import.meta.dirname;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(consumer, 'node_modules', '.bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What Vite makes of a module: minified code. */
async function byVite(code: string): Promise<string> {
  const entry = join(folder, 'entry.js');
  await writeFile(entry, code);
  const [{ output }] = (await vite.build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { lib: { entry, formats: ['es'] }, write: false, minify: true },
  })) as { output: { code: string }[] }[];
  return output[0].code;
}
const byEsbuild = async (code: string) => (await bundleOf(code, consumer)).code;

const penalties = ['entropy', 'logDeterminant', 'normAnchor', 'ratio', 'schattenP', 'totalVariation'];
const penaltiesIn = (code: string) => penalties.filter((name) => new RegExp(`name:\\s*["'\`]${name}["'\`]`).test(code));

/** How a WebAssembly module in base64 begins. */
const kernel = 'AGFzbQ';

describe.each([
  ['esbuild', byEsbuild],
  ['Vite', byVite],
])('in a bundle by %s', (_, bundle) => {
  it('one penalty does not bring the others', async () => {
    expect(penaltiesIn(await bundle(`export * from '@lowrank/regularizers';`))).toEqual(penalties);
    expect(penaltiesIn(await bundle(`export { ratio } from '@lowrank/regularizers';`))).toEqual(['ratio']);
  });

  it('a penalty brings no kernel', async () => {
    expect(await bundle(`export { svd } from '@lowrank/linalg';`)).toContain(kernel);
    expect(await bundle(`export { ratio } from '@lowrank/regularizers';`)).not.toContain(kernel);
  });
});

it('no entry but /tfjs brings TensorFlow.js', async () => {
  const packages = ['linalg', 'regularizers', 'optimizers', 'evaluation', 'datasets', 'models', 'completion'];
  for (const name of [...packages, 'linalg/kernels', 'optimizers/testing', 'regularizers/testing']) {
    const { modules } = await bundleOf(`export * from '@lowrank/${name}';`, consumer);
    expect(modules.length, name).toBeGreaterThan(0);
    expect(modules.join(' '), name).not.toMatch(/tensorflow|tfjs/);
  }
});
