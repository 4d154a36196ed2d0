import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, members, root } from './workspace.ts';

/** Arrows point down only: a package may import those named here and nothing else of the family. */
const arrows: Record<string, readonly string[]> = {
  '@lowrank/linalg': [],
  '@lowrank/regularizers': ['@lowrank/linalg'],
  '@lowrank/optimizers': ['@lowrank/linalg'],
  '@lowrank/evaluation': ['@lowrank/linalg'],
  '@lowrank/datasets': ['@lowrank/linalg'],
  '@lowrank/completion': [
    '@lowrank/evaluation',
    '@lowrank/linalg',
    '@lowrank/models',
    '@lowrank/optimizers',
    '@lowrank/regularizers',
  ],
  '@lowrank/models': ['@lowrank/linalg', '@lowrank/optimizers', '@lowrank/regularizers'],
  'create-lowrank-penalty': [],
};
const tfjsCore = '@tensorflow/tfjs-core';

/** What the entry /node of a package may import from outside the family, apart from Node itself. */
const nodeLibraries: Record<string, readonly string[]> = {
  '@lowrank/datasets': ['csv-parse', 'yauzl'],
};

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

    const libraries = nodeLibraries[name] ?? [];

    it('depends on packages below it and on the libraries of its /node entry only', () => {
      const dependencies = manifest.dependencies ?? {};
      expect(Object.keys(dependencies).sort()).toEqual([...(arrows[name] ?? []), ...libraries].sort());
      for (const below of arrows[name] ?? []) expect(dependencies[below]).toBe('workspace:^');
    });

    it('imports what it depends on, TensorFlow.js from its /tfjs entry and Node from its /node entry or a command only', () => {
      for (const file of sources) {
        const tensors = file.includes('/src/tfjs/');
        const node = file.includes('/src/node/') || name.startsWith('create-');
        for (const { specifier, name: imported } of importsOf(file)) {
          if (specifier.startsWith('node:')) {
            expect(node, `${file} imports ${specifier}`).toBe(true);
            continue;
          }
          if (specifier.endsWith('/package.json')) continue;
          const allowed = [...(arrows[name] ?? []), ...(tensors ? [tfjsCore] : []), ...(node ? libraries : [])];
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

/** The files of its own package that a source file imports, for types or values. */
function filesImportedBy(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8').replace(/^\s*\*.*$/gm, '');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g)].map(([, path]) =>
    join(dirname(file), `${path}.ts`),
  );
}

/** Files that import each other by way of others, the first again at the end; undefined where there are none. */
function circleIn(files: readonly string[], importsOf: (file: string) => readonly string[]): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of importsOf(file)) {
      const circle = walk(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('files', () => {
  const sources = filesBelow('packages', ['.ts'])
    .concat(filesBelow('apps/bench/src', ['.ts']))
    .filter((file) => file.includes('/src/') && !file.endsWith('.test.ts'));

  it('do not import each other in circles', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(circleIn(sources, (file) => filesImportedBy(file).filter((path) => sources.includes(path)))).toBeUndefined();
  });

  it('would be found if they did', () => {
    const imports: Record<string, string[]> = { a: ['b', 'c'], b: [], c: ['d'], d: ['e', 'c'], e: ['b'] };
    expect(circleIn(Object.keys(imports), (file) => imports[file])).toEqual(['c', 'd', 'c']);
    expect(circleIn(['a', 'b', 'e'], (file) => imports[file].filter((next) => next !== 'c'))).toBeUndefined();
  });
});
