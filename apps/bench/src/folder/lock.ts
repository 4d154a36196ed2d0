import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf, UsageError } from '../errors.js';

/** What a lock holds: who took it, and a word that no other lock has. */
interface Owner {
  readonly host: string;
  readonly pid: number;
  readonly nonce: string;
}

/** What the locks of this process hold. */
const held = new Set<string>();

/**
 * Takes a folder for this process by a file `lock` in it. A lock is taken over where its process is gone, or where it can't
 * be read; that of another machine, which may share the disk, is left alone.
 *
 * @returns gives the folder back.
 * @throws UsageError where another has it; what the file system throws where it can't be written.
 */
export function lockFolder(folder: string): () => void {
  const own = JSON.stringify({ host: hostname(), pid: process.pid, nonce: randomUUID() } satisfies Owner);
  const path = join(folder, 'lock');
  takeLock(folder, path, own);
  held.add(own);
  return () => {
    held.delete(own);
    if (read(path) === own) rmSync(path);
  };
}

/** What a file system says that has no hard links, such as exFAT. */
const withoutLinks = new Set<string | undefined>(['EPERM', 'ENOTSUP', 'ENOSYS']);

function takeLock(folder: string, path: string, own: string): void {
  for (let attempt = 0; ; attempt++) {
    if (create(path, own)) return;
    const found = read(path);
    if (found === undefined) continue;
    const owner = ownerIn(found);
    if (attempt >= 3 || (owner && isAlive(owner, found))) throw inUse(folder, path, owner);
    if (replace(folder, path, found, own)) return;
  }
}

/** Makes the file unless there is one; where the disk has hard links, nobody ever sees it without its content. */
function create(path: string, content: string): boolean {
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeFileSync(temporary, content);
    try {
      linkSync(temporary, path);
    } catch (error) {
      if (!withoutLinks.has(codeOf(error))) throw error;
      writeFileSync(path, content, { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Puts the lock in the place of a dead one. Of all that find the same dead lock only one may do so at a time: the holder of a
 * lock named after it, which then looks whether the dead one is still there.
 */
function replace(folder: string, path: string, dead: string, own: string): boolean {
  const right = `${path}.${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`;
  takeLock(folder, right, own);
  if (read(path) === dead) {
    renameSync(right, path);
    return true;
  }
  rmSync(right);
  return false;
}

function inUse(folder: string, path: string, owner: Owner | undefined): UsageError {
  const process = owner ? `process ${owner.pid}` : 'another process';
  if (owner && owner.host !== hostname()) {
    return new UsageError(
      `${folder} is in use by ${process} of the machine ${owner.host}, which can't be looked at from ${hostname()}. Wait ` +
        `for it, choose another --out, or delete ${path} if that process is gone.`,
    );
  }
  return new UsageError(
    `${folder} is in use by ${process}. Wait for it, choose another --out, or delete ${path} if that process has ` +
      'nothing to do with it.',
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Nothing where a lock was damaged. */
function ownerIn(lock: string): Owner | undefined {
  try {
    const owner = JSON.parse(lock);
    return typeof owner?.host === 'string' && Number.isInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Where a container was restarted, an earlier process had the id of this one. */
function isAlive({ host, pid }: Owner, lock: string): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return held.has(lock);
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Linux keeps a killed process in its table until its parent asks for it, which in a container may be never. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
