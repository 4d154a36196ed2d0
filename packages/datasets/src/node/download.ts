import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ArgumentError } from '@lowrank/linalg';
import { DownloadError, FileError } from './errors.js';
import { type Beginning, type PartialDownload, partialDownload } from './partial-download.js';

/** How far a download is, in bytes. */
export interface DownloadProgress {
  /** Bytes that have come. */
  readonly received: number;
  /** Undefined where the server doesn't say. */
  readonly total: number | undefined;
}

/** Options of {@link download}. */
export interface DownloadOptions {
  /** Refuses content that isn't what was wanted, by throwing; such content is deleted. */
  readonly verify: (content: Uint8Array) => Promise<unknown>;
  /** Most bytes to take. */
  readonly maximumBytes: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * Downloads a file; `path` appears when all of it is there and verified. What arrived of an interrupted download stays
 * beside it, and the next call asks for the rest only, if the server can tell that the file is still the same.
 *
 * @throws DownloadError, FileError, what `verify` throws, or the reason of the signal (as a rejection).
 */
export async function download(url: string, path: string, options: DownloadOptions): Promise<void> {
  const { signal, verify } = options;
  if (!/^https?:\/\//i.test(url)) {
    throw new ArgumentError(`download: expected an address that begins with http:// or https://, got '${url}'.`);
  }
  signal?.throwIfAborted();
  const partial = partialDownload(path, url);
  try {
    await mkdir(dirname(path), { recursive: true });
    await receive(await request(url, await partial.beginning(), signal), partial, url, options);
    try {
      await verify(await readFile(partial.path));
    } catch (error) {
      await partial.remove();
      throw error;
    }
    await partial.finish();
  } catch (error) {
    signal?.throwIfAborted();
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new FileError(
      `${path}: can't be written: ${message}. Check the folder, the permissions and the free space.`,
      path,
      { cause: error },
    );
  }
}

/** A good answer, and from which byte on it has the file. */
interface Answer {
  readonly response: Response;
  readonly start: number;
  readonly total: number | undefined;
}

/** Asks for what is missing, or for everything where the server can't or won't go on. */
async function request(url: string, beginning: Beginning | undefined, signal?: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (beginning) Object.assign(headers, { range: `bytes=${beginning.size}-`, 'if-range': beginning.validator });
  const response = await fetch(url, { headers, signal: signal ?? null }).catch((cause: Error) => {
    const reason = cause.cause instanceof Error ? cause.cause.message : cause.message;
    throw new DownloadError(`${url}: can't be reached: ${reason}. Check the address and the network.`, url, { cause });
  });
  const length = response.headers.get('content-length');
  const lengthGiven = length === null ? undefined : Number(length);
  if (response.status === 200) return { response, start: 0, total: lengthGiven };
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
  if (beginning && response.status === 206 && range && Number(range[1]) === beginning.size) {
    return { response, start: beginning.size, total: Number(range[2]) };
  }
  await response.body?.cancel();
  if (beginning && (response.status === 206 || response.status === 416)) return request(url, undefined, signal);
  throw new DownloadError(
    `${url}: the server answered ${response.status} ${response.statusText}, expected 200. Check the address.`,
    url,
  );
}

async function receive(
  { response, start, total }: Answer,
  partial: PartialDownload,
  url: string,
  { maximumBytes, onProgress }: DownloadOptions,
): Promise<void> {
  const etag = response.headers.get('etag');
  const strong = etag?.startsWith('"') ? etag : undefined;
  const validator = strong ?? response.headers.get('last-modified') ?? undefined;
  let received = start;
  const file = await open(partial.path, start > 0 ? 'a' : 'w');
  try {
    await partial.describe(validator);
    onProgress?.({ received, total });
    for await (const piece of pieces(response, interrupted)) {
      received += piece.length;
      if (received > maximumBytes) break;
      await file.writeFile(piece);
      onProgress?.({ received, total });
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (Math.max(received, total ?? 0) > maximumBytes) {
    await partial.remove();
    throw new DownloadError(`${url}: more than ${maximumBytes} bytes. This is not the file that was expected.`, url);
  }
  if (total !== undefined && received !== total) throw interrupted();

  function interrupted(cause?: unknown): DownloadError {
    const again = validator === undefined ? 'begins anew' : 'goes on from there';
    return new DownloadError(
      `${url}: the connection ended after ${received} of ${total ?? 'an unknown number of'} bytes. Calling again ${again}.`,
      url,
      { cause },
    );
  }
}

async function* pieces(response: Response, interrupted: (cause: unknown) => DownloadError): AsyncGenerator<Uint8Array> {
  try {
    if (response.body) yield* response.body as unknown as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw interrupted(cause);
  }
}
