import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-folder-'));

describe('makeFolder', () => {
  it('makes what is missing and leaves alone what is there', () => {
    const path = join(folder(), 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('fails where a file is in the way', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow(/EEXIST/);
    expect(() => makeFolder(join(file, 'below', 'it'))).toThrow(/ENOTDIR/);
  });

  it.runIf(existsSync('/proc/self'))('fails, and ends, where the file system has no room for folders', () => {
    expect(() => makeFolder('/proc/lowrank/below')).toThrow(/ENOENT|EACCES|EPERM|EROFS/);
  });
});
