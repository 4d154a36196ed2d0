import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { members, root } from '../workspace.ts';
import { leftBehind } from './left-behind.ts';

const writer = 'create-lowrank-penalty';

describe('leftBehind', () => {
  const versions = { '@lowrank/regularizers': '1.4.0', 'lowrank-bench': '2.0.1' };
  const after = (...changesets: string[]) => leftBehind(changesets, { versions, writer });
  const major = "---\n'@lowrank/regularizers': major\n'@lowrank/linalg': minor\n---\n\nThe contract is another.\n";

  it('names what leaves its range without the package that writes the range', () => {
    expect(after(major)).toEqual(['@lowrank/regularizers']);
    expect(after(major, '---\n"lowrank-bench": major\n---\n', major)).toEqual([
      '@lowrank/regularizers',
      'lowrank-bench',
    ]);
    expect(after(major, "---\n'create-lowrank-penalty': none\n---\n")).toEqual(['@lowrank/regularizers']);
  });

  it('names nothing where that package is released too, in any changeset and by any bump', () => {
    expect(after('---\nlowrank-bench: major\ncreate-lowrank-penalty: patch\n---\n')).toEqual([]);
    expect(after(major, "---\r\n'create-lowrank-penalty': patch\r\n---\r\n")).toEqual([]);
  });

  it('names nothing that stays in its range, nothing of other packages, and nothing that is only text', () => {
    expect(after()).toEqual([]);
    expect(after("---\n'@lowrank/regularizers': minor\n'@lowrank/models': major\n---\n")).toEqual([]);
    expect(after('---\n---\n\nlowrank-bench: major\n---\n')).toEqual([]);
  });

  it.each([
    ['1.0.0', 'minor', false],
    ['0.3.1', 'minor', true],
    ['0.3.1', 'patch', false],
    ['0.0.0', 'patch', true],
  ])('knows whether ^%s is left by a %s', (version, bump, leaves) => {
    const found = leftBehind([`---\n'lowrank-bench': ${bump}\n---\n`], {
      versions: { 'lowrank-bench': version },
      writer,
    });
    expect(found).toEqual(leaves ? ['lowrank-bench'] : []);
  });
});

it('the next release has create-lowrank-penalty write the ranges of what it releases', () => {
  const changesets = readdirSync(join(root, '.changeset'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(join(root, '.changeset', file), 'utf8'));
  // Those that src/versions.ts reads.
  const written = members.find(({ manifest }) => manifest.name === writer)?.manifest.devDependencies ?? {};
  const versions = Object.fromEntries(
    members.filter(({ manifest }) => manifest.name in written).map(({ manifest }) => [manifest.name, manifest.version]),
  );
  expect(Object.keys(versions).sort()).toEqual(['@lowrank/regularizers', 'lowrank-bench']);
  const remedy = `Add a changeset for ${writer} (patch): a new penalty would go on to ask for the versions before.`;
  expect(leftBehind(changesets, { versions, writer }), remedy).toEqual([]);
});
