import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from './lock.js';

const folder = () => mkdtempSync(join(tmpdir(), 'lowrank-lock-'));

describe('lockFolder', () => {
  it('keeps a second process out until the folder is given back', () => {
    const at = folder();
    const unlock = lockFolder(at);
    expect(() => lockFolder(at, 999_999_999)).toThrow(`${at} is in use by process ${process.pid}.`);
    unlock();
    expect(readdirSync(at)).toEqual([]);
    lockFolder(at)();
  });

  it('takes over from a process that is gone', () => {
    const at = folder();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(join(at, 'lock'), `${pid}\n`);
    lockFolder(at);
    expect(readFileSync(join(at, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
    expect(readdirSync(at)).toEqual(['lock']);
  });

  it.runIf(existsSync('/proc/self/stat'))('takes over from a process that was killed but not yet reaped', async () => {
    const at = folder();
    // The shell becomes a sleep that never asks for its child.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const [pid] = (await once(parent.stdout, 'data')).map(Number);
    const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8');
    while (!state().includes(') Z ')) await new Promise((resolve) => setTimeout(resolve, 5));
    writeFileSync(join(at, 'lock'), `${pid}\n`);
    lockFolder(at)();
    parent.kill();
    expect(readdirSync(at)).toEqual([]);
  });

  it('takes over a lock that was cut off while it was written', () => {
    const at = folder();
    writeFileSync(join(at, 'lock'), '');
    lockFolder(at)();
    expect(readdirSync(at)).toEqual([]);
  });
});
