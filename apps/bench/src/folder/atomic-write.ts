import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { codeOf } from '../errors.js';

/**
 * Writes a file so that at any moment either the old content or the whole new one is there: to a temporary name beside
 * it, which no other process has, flushed to disk, renamed. Where that fails, the temporary file is removed; what a kill
 * leaves behind ends in `.tmp`. A link stays, and what it leads to is written. This blocks; `writeCsv` of
 * `@lowrank/datasets/node` writes rows as they come.
 */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  const target = behindLinks(path);
  const temporary = `${target}.${process.pid}-${randomUUID().slice(0, 8)}.tmp`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = openSync(temporary, 'wx');
  try {
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The file that a path leads to, there or not. */
function behindLinks(path: string): string {
  try {
    // The other realpathSync takes `..` away before it follows links, and so finds another file than open does.
    return realpathSync.native(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
    const link = readlinkSync(path);
    return behindLinks(isAbsolute(link) ? link : `${realpathSync.native(dirname(path))}/${link}`);
  }
}

/** JSON for people: indented, with a line feed at the end. */
export function writeJson(path: string, value: unknown): void {
  writeAtomic(path, `${JSON.stringify(value, null, 2)}\n`);
}
