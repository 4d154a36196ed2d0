import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

  it('shares its temporary file with no other write of the same file', async () => {
    const path = join(folder(), 'a');
    const content = (async function* () {
      yield 'n';
      await writeAtomic(path, ['of another process, in between']);
      yield 'ew';
    })();
    await writeAtomic(path, content);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(path, '..'))).toEqual(['a']);
  });

  it('writes what a link leads to, there or not, and keeps the link', async () => {
    const at = folder();
    mkdirSync(join(at, 'below'));
    symlinkSync('below/file', join(at, 'link'));
    for (const content of ['first', 'second']) {
      await writeAtomic(join(at, 'link'), [content]);
      expect(lstatSync(join(at, 'link')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(at, 'below', 'file'), 'utf8')).toBe(content);
    }
    expect(readdirSync(join(at, 'below'))).toEqual(['file']);
  });

  it('writes the file that the system finds above a linked folder, not the one beside the link', async () => {
    const at = folder();
    mkdirSync(join(at, 'below', 'deep'), { recursive: true });
    symlinkSync('below/deep', join(at, 'linked'));
    for (const path of [join(at, 'file'), join(at, 'below', 'file')]) writeFileSync(path, 'old');
    await writeAtomic(`${at}/linked/../file`, ['new']);
    expect(readFileSync(join(at, 'file'), 'utf8')).toBe('old');
    expect(readFileSync(join(at, 'below', 'file'), 'utf8')).toBe('new');
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
    const path = join(folder(), 'nowhere', 'a');
    const error = await writeAtomic(path, ['x']).catch((reason: unknown) => reason);
    expect(isLowrankError(error, 'LOWRANK_FILE')).toBe(true);
    expect(String(error)).toContain(`${path}: can't be written: ENOENT`);
  });
});
