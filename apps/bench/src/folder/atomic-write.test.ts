import fs, { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeAtomic, writeJson } from './atomic-write.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-atomic-'));

describe('writeAtomic', () => {
  it('replaces a file and leaves nothing else behind', () => {
    const at = folder();
    writeAtomic(join(at, 'a'), 'old');
    writeAtomic(join(at, 'a'), Uint8Array.of(110, 101, 119));
    expect(readFileSync(join(at, 'a'), 'utf8')).toBe('new');
    expect(readdirSync(at)).toEqual(['a']);
  });

  it('leaves nothing behind where the new file cannot take its place', () => {
    const at = folder();
    mkdirSync(join(at, 'a'));
    expect(() => writeAtomic(join(at, 'a'), 'new')).toThrow(/EISDIR|EEXIST|ENOTEMPTY/);
    expect(readdirSync(at)).toEqual(['a']);
  });

  it('leaves the old file alone where the new one cannot be written', () => {
    const at = folder();
    // There is no room left in the name for that of the temporary file.
    const path = join(at, 'a'.repeat(255));
    writeFileSync(path, 'old');
    expect(() => writeJson(path, { x: 2 })).toThrow(/ENAMETOOLONG/);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('writes what a link leads to, there or not, and keeps the link', () => {
    const at = folder();
    mkdirSync(join(at, 'below'));
    symlinkSync('below/file', join(at, 'link'));
    for (const content of ['first', 'second']) {
      writeAtomic(join(at, 'link'), content);
      expect(lstatSync(join(at, 'link')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(at, 'below', 'file'), 'utf8')).toBe(content);
    }
    expect(readdirSync(join(at, 'below'))).toEqual(['file']);
  });

  it('writes the file that the system finds above a linked folder, not the one beside the link', () => {
    const at = folder();
    mkdirSync(join(at, 'below', 'deep'), { recursive: true });
    symlinkSync('below/deep', join(at, 'linked'));
    for (const path of [join(at, 'file'), join(at, 'below', 'file')]) writeFileSync(path, 'old');
    writeAtomic(`${at}/linked/../file`, 'new');
    expect(readFileSync(join(at, 'file'), 'utf8')).toBe('old');
    expect(readFileSync(join(at, 'below', 'file'), 'utf8')).toBe('new');
  });

  it('shares its temporary file with no other write of the same file', () => {
    const path = join(folder(), 'a');
    const { fsyncSync } = fs;
    const spy = vi.spyOn(fs, 'fsyncSync').mockImplementationOnce((file) => {
      writeAtomic(path, 'of another process, in between');
      fsyncSync(file);
    });
    syncBuiltinESMExports();
    writeAtomic(path, 'new');
    spy.mockRestore();
    syncBuiltinESMExports();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(path, '..'))).toEqual(['a']);
  });
});
