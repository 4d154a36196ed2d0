import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { lockFolder } from './lock.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-lock-'));
const lockIn = (at: string) => JSON.parse(readFileSync(join(at, 'lock'), 'utf8'));

/** A folder with the lock of a process, which is gone unless another is named. */
function lockedBy({ host = hostname(), pid = spawnSync(process.execPath, ['-e', '0']).pid } = {}): string {
  const at = folder();
  writeFileSync(join(at, 'lock'), JSON.stringify({ host, pid, nonce: 'theirs' }));
  return at;
}

/** Does something in place of `fs.linkSync`. */
function withLinks<T>(link: typeof fs.linkSync, act: () => T): T {
  const spy = vi.spyOn(fs, 'linkSync').mockImplementation(link);
  syncBuiltinESMExports();
  try {
    return act();
  } finally {
    spy.mockRestore();
    syncBuiltinESMExports();
  }
}

describe('lockFolder', () => {
  it('keeps others out until the folder is given back', () => {
    const at = folder();
    const unlock = lockFolder(at);
    expect(() => lockFolder(at)).toThrow(`${at} is in use by process ${process.pid}.`);
    expect(lockIn(at)).toEqual({ host: hostname(), pid: process.pid, nonce: expect.any(String) });
    unlock();
    expect(readdirSync(at)).toEqual([]);
    lockFolder(at)();
  });

  it('leaves a living process its lock', () => {
    const at = lockedBy({ pid: process.ppid });
    expect(() => lockFolder(at)).toThrow(`${at} is in use by process ${process.ppid}.`);
    expect(lockIn(at).nonce).toBe('theirs');
    expect(readdirSync(at)).toEqual(['lock']);
  });

  it('takes over from a process that is gone', () => {
    const at = lockedBy();
    lockFolder(at);
    expect(lockIn(at).pid).toBe(process.pid);
    expect(readdirSync(at)).toEqual(['lock']);
  });

  it('takes over from an earlier process with the id of this one', () => {
    const at = lockedBy({ pid: process.pid });
    lockFolder(at)();
    expect(readdirSync(at)).toEqual([]);
  });

  it('leaves the lock of another machine alone, and says what to delete', () => {
    const at = lockedBy({ host: 'elsewhere' });
    expect(() => lockFolder(at)).toThrow(
      new RegExp(
        `of the machine elsewhere, which can't be looked at .* delete ${join(at, 'lock')} if that process is gone`,
      ),
    );
    expect(lockIn(at).host).toBe('elsewhere');
  });

  it.runIf(existsSync('/proc/self/stat'))('takes over from a process that was killed but not yet reaped', async () => {
    // The shell becomes a sleep that never asks for its child.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const [pid] = (await once(parent.stdout, 'data')).map(Number);
    const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8');
    while (!state().includes(') Z ')) await new Promise((resolve) => setTimeout(resolve, 5));
    const at = lockedBy({ pid });
    lockFolder(at)();
    parent.kill();
    expect(readdirSync(at)).toEqual([]);
  });

  it.each(['', '{"host":', '123\n'])('takes over a damaged lock, %j', (content) => {
    const at = folder();
    writeFileSync(join(at, 'lock'), content);
    lockFolder(at)();
    expect(readdirSync(at)).toEqual([]);
  });

  it('deletes no lock but its own', () => {
    const at = folder();
    const unlock = lockFolder(at);
    const theirs = JSON.stringify({ host: hostname(), pid: process.ppid, nonce: 'theirs' });
    writeFileSync(join(at, 'lock'), theirs);
    unlock();
    expect(readFileSync(join(at, 'lock'), 'utf8')).toBe(theirs);
  });

  it('never lets a lock be seen without its content', () => {
    const at = folder();
    const { linkSync } = fs;
    const seen: (string | undefined)[] = [];
    withLinks(
      (from, to) => {
        seen.push(existsSync(to) ? readFileSync(to, 'utf8') : undefined);
        linkSync(from, to);
        seen.push(JSON.parse(readFileSync(to, 'utf8')).pid);
      },
      () => lockFolder(at),
    );
    expect(seen).toEqual([undefined, process.pid]);
  });

  it('spares the lock of another that took over from the dead one first', () => {
    const at = lockedBy();
    const { linkSync } = fs;
    const theirs = JSON.stringify({ host: hostname(), pid: process.ppid, nonce: 'theirs' });
    const act = () =>
      withLinks(
        (from, to) => {
          if (to !== join(at, 'lock')) writeFileSync(join(at, 'lock'), theirs);
          linkSync(from, to);
        },
        () => lockFolder(at),
      );
    expect(act).toThrow(`${at} is in use by process ${process.ppid}.`);
    expect(readFileSync(join(at, 'lock'), 'utf8')).toBe(theirs);
    expect(readdirSync(at)).toEqual(['lock']);
  });

  it('goes without links where the disk has none', () => {
    const at = folder();
    const refuse = () => {
      throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
    };
    const unlock = withLinks(refuse, () => lockFolder(at));
    expect(() => withLinks(refuse, () => lockFolder(at))).toThrow('is in use by process');
    unlock();
    expect(readdirSync(at)).toEqual([]);
  });
});
