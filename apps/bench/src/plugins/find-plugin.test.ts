import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { geman, packageFiles, writeFiles } from '../test-support/modules.js';
import { findPlugin, isFilePath } from './find-plugin.js';
import { moduleDigest } from './module-digest.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lowrank-find-'));
  writeFiles(folder, {
    ...packageFiles('lowrank-penalty-geman', geman, '1.2.3'),
    ...packageFiles('@me/penalty', geman),
    'node_modules/empty/package.json': '{"name":"empty","exports":{}}',
    'penalties/geman.js': geman,
    'geman.js': geman,
  });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(() => vi.restoreAllMocks());

describe('findPlugin', () => {
  it('finds a file by its path', () => {
    const path = join(folder, 'penalties', 'geman.js');
    const found = { href: pathToFileURL(path).href, stamp: { sha256: moduleDigest(path) } };
    expect(findPlugin('./penalties/geman.js')).toEqual(found);
    expect(findPlugin('./penalties/../penalties/geman.js')).toEqual(found);
    expect(findPlugin(path)).toEqual(found);
  });

  it('finds an installed package with its version, as import does', () => {
    const path = join(folder, 'node_modules', 'lowrank-penalty-geman', 'dist', 'index.js');
    expect(findPlugin('lowrank-penalty-geman')).toEqual({
      href: pathToFileURL(path).href,
      stamp: { version: '1.2.3', sha256: moduleDigest(path) },
    });
    expect(findPlugin('@me/penalty')).toMatchObject({ stamp: { version: '1.0.0' } });
  });

  it.each(['gman', 'two words', 'fs', 'node:fs', 'https://example.org/x.js', '@me', '@me/other', 'schattenP'])(
    'finds nothing by the name %s',
    (name) => expect(findPlugin(name)).toBeUndefined(),
  );

  it.each([
    ['./gone.js', /^there is no file "\.\/gone\.js" in .*Give its path/],
    ['./penalties', /^"\.\/penalties" is a folder\. Give a file, such as penalties.index\.js\.$/],
    ['geman.js', /^"geman\.js" is a file\. Give it as a path: \.\/geman\.js\.$/],
    ['empty', /^package "empty" has nothing to import: .*exports/],
    ['lowrank-penalty-geman/other', /^package "lowrank-penalty-geman\/other" has nothing to import: Package subpath/],
  ])('says what to do about %s', (name, message) => expect(findPlugin(name)).toMatch(message));
});

it.each([
  ['./x.js', true],
  ['../x.js', true],
  ['.', true],
  ['/x.js', true],
  ['C:\\x.js', true],
  ['.\\x.js', true],
  ['x.js', false],
  ['@me/x', false],
  ['.x', false],
])('isFilePath(%j) is %j', (name, expected) => expect(isFilePath(name)).toBe(expected));
