import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArgumentError, Observations } from '@lowrank/linalg';
import { Index } from '../rating-index.js';
import { openArchive } from './archive.js';
import { type DownloadProgress, download } from './download.js';
import { ChecksumError, FileError } from './errors.js';
import { type MovieLensFile, movieLensChecksums } from './movielens-checksums.js';
import { readTriplets } from './read-triplets.js';

/** Options of {@link movieLens100k}. */
export interface MovieLens100kOptions {
  /** The unpacked folder, with `u.data` in it, or the archive `ml-100k.zip`. */
  readonly path?: string | undefined;
  /** A folder that keeps the archive, where there is no `path`. */
  readonly cache?: string | undefined;
  /** Whether to fetch the archive if it isn't in the cache. Default true. */
  readonly download?: boolean | undefined;
  /** Where to fetch it from. Default: GroupLens. */
  readonly url?: string | undefined;
  /** Stops the download; what has arrived stays for the next call. */
  readonly signal?: AbortSignal | undefined;
  /** Called while downloading. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** The MovieLens 100K data set. */
export interface MovieLens100k {
  /** All 100,000 ratings, 1 to 5, of 943 users (rows) for 1,682 films (columns). */
  readonly observations: Observations;
  /** Row i is user i + 1, column j film j + 1 of GroupLens's numbering. */
  readonly index: Index;
  /** Another of its files, with the checksum verified. */
  read(file: MovieLensFile): Promise<Uint8Array>;
  /** What publications that use the data have to cite. */
  readonly citation: string;
  /** What GroupLens allows, in short; the README of the data set counts. */
  readonly licence: string;
}

/** What gives the bytes of the data set's files. */
interface Source {
  read(file: MovieLensFile): Promise<Uint8Array>;
}

const users = 943;
const films = 1682;
const archiveLimit = 16777216;

/**
 * Loads MovieLens 100K from its folder, its archive, or GroupLens, and verifies it.
 *
 * GroupLens does not allow redistribution, so the data is not part of this package. Without `path` the archive is
 * fetched once into `cache`, with an interrupted download gone on from where it stopped; it is never unpacked to disk.
 * The SHA-256 of `u.data` is verified here, and that of a split's files when {@link movieLensSplit} reads them; the tables
 * of users and films are not read.
 *
 * @param options.path - the unpacked folder or the archive; or
 * @param options.cache - a folder that keeps the archive.
 * @param options.download - false refuses to use the network. Default true.
 * @param options.url - where the archive is, default `https://files.grouplens.org/datasets/movielens/ml-100k.zip`.
 * @param options.signal - stops the download.
 * @param options.onProgress - told the bytes received, and of how many.
 * @returns The ratings, `[943, 1682]`, and what belongs to them; frozen.
 * @throws ChecksumError (as a rejection) if a file is not the published one; ArchiveError if the archive is damaged,
 * unsafe or lacks a file; DownloadError; FileError; ArgumentError if neither `path` nor `cache` is given; the reason of
 * the signal.
 * @example
 * ```ts
 * import { isLowrankError } from '@lowrank/linalg';
 * import { movieLens100k, movieLensSplit } from '@lowrank/datasets/node';
 *
 * try {
 *   const data = await movieLens100k({ path: '/data/ml-100k' });
 *   const { train, test } = await movieLensSplit(data, 'u1');
 *   console.log(train.count, test.count); // 80000 20000
 * } catch (error) {
 *   if (!isLowrankError(error, 'LOWRANK_FILE')) throw error;
 *   console.log(error.message); // says that the folder is not there
 * }
 * ```
 * @see F. M. Harper and J. A. Konstan, The MovieLens Datasets: History and Context, ACM Transactions on Interactive
 * Intelligent Systems 5(4), 2015, https://doi.org/10.1145/2827872.
 */
export async function movieLens100k({
  path,
  cache,
  download: mayDownload = true,
  url = 'https://files.grouplens.org/datasets/movielens/ml-100k.zip',
  signal,
  onProgress,
}: MovieLens100kOptions): Promise<MovieLens100k> {
  if (path === undefined && cache === undefined) {
    throw new ArgumentError(
      'movieLens100k: expected path, the folder or archive of MovieLens 100K, or cache, a folder to keep it in.',
    );
  }
  const place = path ?? join(cache as string, 'ml-100k.zip');
  if (path === undefined && !(await exists(place))) {
    if (!mayDownload) {
      throw new FileError(`${place}: not there, and download is false. Allow it, or pass path.`, place);
    }
    const verify = async (content: Uint8Array) => (await inArchive(content, url)).read('u.data');
    await download(url, place, { verify, maximumBytes: archiveLimit, signal, onProgress });
  }
  const source = await open(place);
  return Object.freeze({
    observations: await movieLensRatings(source, 'u.data'),
    index: Index.from({ rows: numbers(users), columns: numbers(films) }),
    read: source.read,
    citation:
      'F. M. Harper and J. A. Konstan, The MovieLens Datasets: History and Context, ACM Transactions on Interactive ' +
      'Intelligent Systems 5(4), 2015',
    licence: 'for research; no redistribution without permission, no commercial use, acknowledge GroupLens',
  });
}

/** The ratings of one file, at the places that the whole set gives them. */
export async function movieLensRatings(source: Source, name: MovieLensFile): Promise<Observations> {
  const { observations, index } = await readTriplets([await source.read(name)], {
    name,
    delimiter: '\t',
    header: false,
    quotes: false,
  });
  return Observations.from({
    rows: users,
    columns: films,
    rowIndices: observations.rowIndices.map((i) => Number(index.rowIds[i]) - 1),
    columnIndices: observations.columnIndices.map((j) => Number(index.columnIds[j]) - 1),
    values: observations.values,
  });
}

const numbers = (count: number) => Array.from({ length: count }, (_, k) => String(k + 1));

const exists = (place: string) =>
  stat(place).then(
    () => true,
    () => false,
  );

async function open(place: string): Promise<Source> {
  try {
    const found = await stat(place);
    if (found.isDirectory()) {
      return { read: async (file) => verified(await bytesOf(join(place, file)), file, join(place, file)) };
    }
    if (found.size <= archiveLimit) return await inArchive(await readFile(place), place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw unreadable(place, error as Error);
    throw error;
  }
  throw new FileError(`${place}: more than ${archiveLimit} bytes, expected ml-100k.zip, of about 5 MB.`, place);
}

async function inArchive(content: Uint8Array, place: string): Promise<Source> {
  const archive = await openArchive(content, place);
  return {
    read: async (file) => verified(await archive.read(`ml-100k/${file}`), file, `${place}: ml-100k/${file}`),
  };
}

const bytesOf = (path: string) =>
  readFile(path).catch((error: Error) => {
    throw unreadable(path, error);
  });

function unreadable(path: string, cause: Error): FileError {
  return new FileError(
    `${path}: can't be read: ${cause.message}. Pass the folder that has u.data in it, or ml-100k.zip.`,
    path,
    { cause },
  );
}

function verified(content: Uint8Array, file: MovieLensFile, path: string): Uint8Array {
  const found = createHash('sha256').update(content).digest('hex');
  if (found === movieLensChecksums[file]) return content;
  throw new ChecksumError(
    `${path}: its SHA-256 is ${found}, expected ${movieLensChecksums[file]}. It is not as GroupLens published it; ` +
      'fetch it again.',
    path,
  );
}
