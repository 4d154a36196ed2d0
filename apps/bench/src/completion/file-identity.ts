import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { codeOf } from '../errors.js';

/**
 * What a path leads to, by whatever name: paths that share one of these keys are one file. There is a key for the place
 * behind all links, be the file there or not, and one for what is stored there, which hard links share.
 */
export function fileIdentity(path: string): string[] {
  const place = `place ${placeOf(path)}`;
  const stats = whereAny(() => statSync(path, { throwIfNoEntry: false, bigint: true }));
  // Some file systems have no numbers of files.
  return stats === undefined || stats.ino === 0n ? [place] : [place, `file ${stats.dev} ${stats.ino}`];
}

/** The real path of the deepest part that exists, and the rest; a link that leads to nothing yet is followed. */
function placeOf(path: string): string {
  try {
    // The other realpathSync takes `..` away before it follows links.
    return realpathSync.native(path);
  } catch (error) {
    const folder = dirname(path);
    if (folder === path) return path;
    // Links in a circle have another code.
    const link = codeOf(error) === 'ENOENT' ? whereAny(() => readlinkSync(path)) : undefined;
    if (link === undefined) return join(placeOf(folder), basename(path));
    return placeOf(isAbsolute(link) ? link : `${placeOf(folder)}/${link}`);
  }
}

/** What can't be looked at is refused where it is read or written. */
function whereAny<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
