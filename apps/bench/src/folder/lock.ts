import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, UsageError } from '../errors.js';

/**
 * Takes a folder for this process by a file that holds its process id. A lock whose process is gone is taken over.
 *
 * @returns gives the folder back.
 * @throws UsageError where a living process has it; what the file system throws where it can't be written.
 */
export function lockFolder(folder: string, pid: number = process.pid): () => void {
  const path = join(folder, 'lock');
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${pid}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const owner = readOwner(path);
    if (attempt === 3 || isAlive(owner)) {
      throw new UsageError(
        `${folder} is in use by process ${owner}. Wait for it, choose another --out, or delete ${path} if that ` +
          'process has nothing to do with it.',
      );
    }
    takeAway(path, owner, pid);
  }
}

/** Renames the lock first: of two processes that find the same dead owner only one can, and the other sees it. */
function takeAway(path: string, deadOwner: number, pid: number): void {
  const aside = `${path}.${pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (Object.is(readOwner(aside), deadOwner)) rmSync(aside);
  else renameSync(aside, path);
}

/** NaN where the file is gone or holds no number. */
function readOwner(path: string): number {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
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
