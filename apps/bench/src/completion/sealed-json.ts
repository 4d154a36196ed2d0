import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FileError } from '@lowrank/datasets/node';
import type { Json } from '@lowrank/linalg';
import { messageOf } from '../errors.js';
import { writeWhole } from './write-whole.js';

/** What a JSON file with a checksum says it is. */
export interface Seal {
  readonly format: string;
  readonly version: number;
  /** What messages call it, such as `model`. */
  readonly what: string;
}

/** The content of a sealed file. */
export type SealedBody = { readonly [key: string]: Json };

/** Writes JSON with a checksum, so that the old file or the whole new one is there. */
export function writeSealed(path: string, { format, version }: Seal, body: object): void {
  writeWhole(path, `${JSON.stringify({ format, version, checksum: checksumOf(body), body })}\n`);
}

/**
 * Reads what {@link writeSealed} wrote.
 *
 * @param refuse makes the error for a file that is something else, of another version, or damaged.
 * @throws FileError where the file can't be read.
 */
export function readSealed(path: string, { format, version, what }: Seal, refuse: (what: string) => Error): SealedBody {
  const { checksum, body, ...head } = parse(read(path), what, refuse);
  if (head.format !== format || typeof body !== 'object' || !body) throw refuse(`this is JSON, but not a ${what}`);
  if (head.version !== version) {
    throw refuse(`this is a ${what} of version ${JSON.stringify(head.version)}, expected ${version}`);
  }
  if (checksum !== checksumOf(body)) throw refuse(`the checksum of this ${what} is wrong: it was truncated or altered`);
  return body;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new FileError(`${path}: can't be read: ${messageOf(cause)}. Check the path and the permissions.`, path, {
      cause,
    });
  }
}

function parse(
  text: string,
  what: string,
  refuse: (what: string) => Error,
): { readonly [key: string]: Json } & { body?: SealedBody } {
  try {
    const json = JSON.parse(text);
    if (typeof json === 'object' && json) return json;
  } catch {
    throw refuse(
      `expected a ${what} as JSON, got ${text.length} characters that are not whole JSON: truncated, or no ${what}`,
    );
  }
  throw refuse(`this is JSON, but not a ${what}`);
}

function checksumOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
