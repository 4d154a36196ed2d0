import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { members, root } from '../workspace.ts';
import { bundleOf } from './measure.ts';

interface Budget {
  /** By entry: the package's own code, without other packages. */
  readonly alone: Readonly<Record<string, number>>;
  /** By entry: with the packages of the family that it imports. */
  readonly together: Readonly<Record<string, number>>;
  /** By what a program imports and nothing else, with all that this needs. */
  readonly imports: Readonly<Record<string, number>>;
}

/** kB of 1000 bytes, minified by esbuild and compressed by gzip; TensorFlow.js is not counted. */
const budget: Budget = JSON.parse(readFileSync(join(root, 'size-budget.json'), 'utf8'));

/** A folder from which every package of the family resolves. */
const consumer = import.meta.dirname;
const tfjs = ['@tensorflow/*'];
const libraries = members.filter(({ manifest }) => manifest.name.startsWith('@lowrank/'));
const entries = libraries.flatMap(({ manifest }) =>
  Object.keys(manifest.exports)
    .filter((entry) => !/^\.\/(package\.json|node)$/.test(entry))
    .map((entry) => ({ entry: manifest.name + entry.slice(1), name: manifest.name })),
);

it('every entry for browsers has a budget', () => {
  const expected = entries.map(({ entry }) => entry).sort();
  expect(Object.keys(budget.alone).sort()).toEqual(expected);
  expect(Object.keys(budget.together).sort()).toEqual(expected);
});

/** A budget that is hardly used holds nothing. */
function expectWithin(size: number, kilobytes: number): void {
  expect(size).toBeLessThanOrEqual(1000 * kilobytes);
  expect(size).toBeGreaterThan(600 * kilobytes);
}

describe.each(entries)('$entry', ({ entry, name }) => {
  it('keeps its budget alone', async () => {
    const others = libraries.map(({ manifest }) => manifest.name).filter((other) => other !== name);
    const external = [...tfjs, ...others.flatMap((other) => [other, `${other}/*`])];
    expectWithin((await bundleOf(`export * from '${entry}';`, consumer, external)).size, budget.alone[entry]);
  });

  it('keeps its budget with what it imports', async () => {
    expectWithin((await bundleOf(`export * from '${entry}';`, consumer, tfjs)).size, budget.together[entry]);
  });
});

it.each(Object.entries(budget.imports))('import %s keeps its budget', async (clause, kilobytes) => {
  expectWithin((await bundleOf(`export ${clause};`, consumer, tfjs)).size, kilobytes);
});

it.each(libraries)('the README of $manifest.name states the budget', ({ folder, manifest: { name } }) => {
  const [alone, together] = [budget.alone[name], budget.together[name]];
  const text = readFileSync(join(root, folder, 'README.md'), 'utf8').replace(/\s+/g, ' ');
  const whole = together === alone ? '' : `, ${together} kB with the packages that it needs`;
  expect(text).toContain(`At most ${alone} kB minified and compressed${whole}`);
});
