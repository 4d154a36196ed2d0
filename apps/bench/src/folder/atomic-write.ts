import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a file so that at any moment either the old content or the whole new one is there: to a temporary name beside
 * it, flushed to disk, renamed. Where that fails, the temporary file is removed; what a kill leaves behind is overwritten by
 * the next write.
 */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.tmp`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = openSync(temporary, 'w');
  try {
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** JSON for people: indented, with a line feed at the end. */
export function writeJson(path: string, value: unknown): void {
  writeAtomic(path, `${JSON.stringify(value, null, 2)}\n`);
}
