import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimFolder } from './claim-folder.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-claim-'));

describe('claimFolder', () => {
  it('makes the folder, and leaves only that once it is released', () => {
    const at = join(folder(), 'runs', 'headline');
    const { paths, release } = claimFolder(at, 3);
    expect(paths.run('abc').result).toBe(join(at, 'runs', 'abc', 'result.json'));
    release();
    expect(readdirSync(at)).toEqual([]);
  });

  it('refuses more runs than the disk has room for', () => {
    const at = folder();
    expect(() => claimFolder(at, 1e12)).toThrow(/MB are free, 1000000000000 runs can need 2000000000000 MB/);
    expect(readdirSync(at)).toEqual([]);
  });

  it('says that a file is in the way', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')]) {
      expect(() => claimFolder(path, 1)).toThrow(`${path} can't be a folder, since a file is in its place`);
    }
  });
});
