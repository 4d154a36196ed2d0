import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { FileError } from '@lowrank/datasets/node';
import { messageOf, UsageError } from '../errors.js';
import { fileIdentity } from './file-identity.js';

type Paths = Readonly<Record<string, string | undefined>>;

/**
 * Refuses to write a file over one that is read, or two to one place, also where links lead there. Keys are what messages
 * call the paths.
 *
 * @throws UsageError
 */
export function checkDistinct(written: Paths, read: Paths): void {
  const taken = new Map<string, { readonly name: string; readonly path: string }>();
  for (const [name, path] of [...Object.entries(read), ...Object.entries(written)]) {
    if (path === undefined) continue;
    const keys = fileIdentity(path);
    const before = keys.map((key) => taken.get(key)).find((other) => other !== undefined);
    if (before !== undefined && name in written) {
      const same = before.path === path ? '' : `the same file as ${before.path}, `;
      throw new UsageError(
        `${path}: ${same}given as ${before.name} and to be written as ${name}. Give ${name} another name.`,
      );
    }
    for (const key of keys) taken.set(key, { name, path });
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
