import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomic, writeJson } from './atomic-write.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-atomic-'));

describe('writeAtomic', () => {
  it('replaces a file and leaves nothing else behind', () => {
    const at = folder();
    writeAtomic(join(at, 'a'), 'old');
    writeFileSync(join(at, 'a.tmp'), 'left over from a kill, longer than the new content');
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
    writeJson(join(at, 'a'), { x: 1 });
    mkdirSync(join(at, 'a.tmp'));
    expect(() => writeJson(join(at, 'a'), { x: 2 })).toThrow(/EISDIR/);
    expect(JSON.parse(readFileSync(join(at, 'a'), 'utf8'))).toEqual({ x: 1 });
  });
});
