import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/** The part of a file that has arrived, and what the server called the version it belongs to. */
export interface Beginning {
  readonly size: number;
  /** The ETag or date to send as If-Range. */
  readonly validator: string;
}

/** Where an unfinished download is kept: the bytes in `.part`, their origin in `.part.json`. */
export interface PartialDownload {
  /** The file of bytes. */
  readonly path: string;
  /** What can be gone on from, undefined where that is nothing. */
  beginning(): Promise<Beginning | undefined>;
  /** Records by what a later call may go on; undefined if by nothing. */
  describe(validator: string | undefined): Promise<void>;
  remove(): Promise<void>;
  /** Makes the bytes the file that was wanted. */
  finish(): Promise<void>;
}

/** The unfinished download of `url` to `target`. */
export function partialDownload(target: string, url: string): PartialDownload {
  const path = `${target}.part`;
  const note = `${path}.json`;
  return Object.freeze({
    path,
    async beginning() {
      try {
        const recorded = JSON.parse(await readFile(note, 'utf8')) as { url: unknown; validator: unknown };
        const { size } = await stat(path);
        if (recorded.url !== url || typeof recorded.validator !== 'string' || size === 0) return undefined;
        return { size, validator: recorded.validator };
      } catch {
        return undefined;
      }
    },
    async describe(validator: string | undefined) {
      if (validator === undefined) await rm(note, { force: true });
      else await writeFile(note, JSON.stringify({ url, validator }));
    },
    async remove() {
      await rm(path, { force: true });
      await rm(note, { force: true });
    },
    async finish() {
      await rename(path, target);
      await rm(note, { force: true });
    },
  });
}
