import { createReadStream } from 'node:fs';
import { ArgumentError } from '@lowrank/linalg';
import { FileError } from './errors.js';

/** Where bytes come from: the path of a file, or pieces of one, of any length. */
export type ByteSource = string | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The bytes of a source, in pieces as they come; a file is never held as a whole. */
export async function* byteChunks(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (typeof source !== 'string') {
    for await (const chunk of source) {
      if (!(chunk instanceof Uint8Array)) {
        throw new ArgumentError(
          `ByteSource: expected pieces of type Uint8Array, got ${typeof chunk}. Encode text with TextEncoder.`,
        );
      }
      yield chunk;
    }
    return;
  }
  try {
    yield* createReadStream(source) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new FileError(
      `${source}: can't be read: ${(cause as Error).message}. Check the path and the permissions.`,
      source,
      { cause },
    );
  }
}
