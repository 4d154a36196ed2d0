import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FileError } from '@lowrank/datasets/node';
import { messageOf, UsageError } from '../errors.js';

type Paths = Readonly<Record<string, string | undefined>>;

/** Refuses to write a file over one that is read, or two to one place. Keys are what messages call the paths. */
export function checkDistinct(written: Paths, read: Paths): void {
  const taken = new Map<string, string>();
  for (const [name, path] of [...Object.entries(read), ...Object.entries(written)]) {
    if (path === undefined) continue;
    const before = taken.get(resolve(path));
    if (before !== undefined && name in written) {
      throw new UsageError(`${path}: given as ${before} and to be written as ${name}. Give ${name} another name.`);
    }
    taken.set(resolve(path), name);
  }
}

/** Finds out before long work that a file can't be written, and leaves folders and devices alone. */
export function checkCanWrite(path: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present && !present.isFile()) {
    throw refusal(path, `it is a ${present.isDirectory() ? 'folder' : 'device'}, expected a file`);
  }
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw refusal(path, messageOf(cause), cause);
  }
}

/** Finds out before long work that there can't be a folder of this name. */
export function checkCanBeFolder(path: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present && !present.isDirectory()) throw refusal(path, 'it is there, and not a folder');
}

const refusal = (path: string, what: string, cause?: unknown) =>
  new FileError(`${path}: can't be written: ${what}. Give another path, or make its folder.`, path, { cause });
