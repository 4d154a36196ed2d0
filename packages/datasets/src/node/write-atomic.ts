import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { FileError } from './errors.js';

/**
 * Writes a file so that at any moment either the old content or the whole new one is there: to a temporary name beside
 * it, which no other process has, flushed to disk, renamed. Where that fails the temporary file is removed; errors of
 * `content` pass unchanged. A link stays, and what it leads to is written. A folder or device is left alone.
 */
export async function writeAtomic(
  path: string,
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const present = await stat(path).catch(() => undefined);
  if (present && !present.isFile()) refuse(new Error('it is there and not a file'));
  const target = await behindLinks(path).catch(refuse);
  const temporary = `${target}.${process.pid}-${randomUUID().slice(0, 8)}.tmp`;
  const file = await open(temporary, 'wx').catch(refuse);
  try {
    await fill(file, content);
    await rename(temporary, target).catch(refuse);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }

  async function fill(handle: FileHandle, pieces: typeof content): Promise<void> {
    try {
      // Unlike write, writeFile goes on until all is written.
      for await (const piece of pieces) await handle.writeFile(piece).catch(refuse);
      await handle.sync().catch(refuse);
    } finally {
      await handle.close();
    }
  }

  function refuse(cause: Error): never {
    throw new FileError(
      `${path}: can't be written: ${cause.message}. What was there before is unchanged. Check the folder, the ` +
        'permissions and the free space.',
      path,
      { cause },
    );
  }
}

/** The file that a path leads to, there or not. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const link = await readlink(path).catch(() => undefined);
    if (link === undefined) return path;
    // Not resolved, which would take `..` away before links are followed.
    return behindLinks(isAbsolute(link) ? link : `${await realpath(dirname(path))}/${link}`);
  }
}
