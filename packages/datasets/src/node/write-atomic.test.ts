import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLowrankError } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { writeAtomic } from './write-atomic.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-atomic-'));

describe('writeAtomic', () => {
  it('replaces a file and leaves nothing else behind', async () => {
    const path = join(folder(), 'a');
    writeFileSync(path, 'old');
    writeFileSync(`${path}.tmp`, 'left over from a kill, longer than the new content');
    await writeAtomic(path, ['n', Uint8Array.of(101, 119)]);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(path, '..'))).toEqual(['a']);
  });

  it('shows the old content until all of the new is there', async () => {
    const path = join(folder(), 'a');
    writeFileSync(path, 'old');
    const seen: string[] = [];
    const content = (function* () {
      for (const piece of ['n', 'e', 'w']) {
        seen.push(readFileSync(path, 'utf8'));
        yield piece;
      }
    })();
    await writeAtomic(path, content);
    expect([seen, readFileSync(path, 'utf8')]).toEqual([['old', 'old', 'old'], 'new']);
  });

  it('leaves alone what is not a file', async () => {
    await expect(writeAtomic('/dev/null', ['x'])).rejects.toThrow(
      "/dev/null: can't be written: it is there and not a file",
    );
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    const path = folder();
    await expect(writeAtomic(path, ['x'])).rejects.toThrow('not a file');
    expect(readdirSync(path)).toEqual([]);
  });

  it('names the file where not even the temporary one can be opened', async () => {
    const path = join(folder(), 'a');
    mkdirSync(`${path}.tmp`);
    const error = await writeAtomic(path, ['x']).catch((reason: unknown) => reason);
    expect(isLowrankError(error, 'LOWRANK_FILE')).toBe(true);
    expect(String(error)).toContain(`${path}: can't be written: EISDIR`);
  });
});
