import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, members, root } from './workspace.ts';

/** Arrows point down only: a package may import those named here and nothing else of the family. */
const arrows: Record<string, readonly string[]> = {
  '@lowrank/linalg': [],
  '@lowrank/regularizers': ['@lowrank/linalg'],
  '@lowrank/optimizers': ['@lowrank/linalg'],
  '@lowrank/evaluation': ['@lowrank/linalg'],
  '@lowrank/datasets': ['@lowrank/linalg'],
  '@lowrank/models': ['@lowrank/linalg', '@lowrank/optimizers', '@lowrank/regularizers'],
};
const tfjsCore = '@tensorflow/tfjs-core';

/** The packages that a source file imports, and the entry it names of each. */
function importsOf(file: string): { specifier: string; name: string }[] {
  const code = readFileSync(join(root, file), 'utf8').replace(/^\s*\*.*$/gm, '');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'([^'.][^']*)'/g)].map(([, specifier]) => ({
    specifier,
    name: specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0],
  }));
}

const packages = members.filter(({ folder }) => folder.startsWith('packages/'));

describe.each(packages.map(({ folder, manifest }) => ({ folder, manifest, name: manifest.name })))(
  '$name',
  ({ folder, manifest, name }) => {
    const sources = filesBelow(`${folder}/src`, ['.ts']).filter((file) => !file.endsWith('.test.ts'));

    it('has its place in the map', () => expect(Object.keys(arrows)).toContain(name));

    it('depends on packages below it only', () => {
      expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual([...(arrows[name] ?? [])].sort());
      for (const range of Object.values(manifest.dependencies ?? {})) expect(range).toBe('workspace:^');
    });

    it('imports what it depends on, and TensorFlow.js from its /tfjs entry only', () => {
      for (const file of sources) {
        const tensors = file.includes('/src/tfjs/');
        for (const { specifier, name: imported } of importsOf(file)) {
          const allowed = [...(arrows[name] ?? []), ...(tensors ? [tfjsCore] : [])];
          expect(allowed, `${file} imports ${specifier}`).toContain(imported);
          if (specifier.endsWith('/tfjs')) expect(tensors, `${file} imports ${specifier}`).toBe(true);
        }
      }
    });

    it('takes TensorFlow.js as an optional peer only', () => {
      const peers = Object.keys(manifest.peerDependencies ?? {});
      expect(peers).toEqual('./tfjs' in manifest.exports ? [tfjsCore] : []);
    });
  },
);
