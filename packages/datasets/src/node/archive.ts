import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ArchiveError, shown } from './errors.js';

/** How much an archive may contain. */
export interface ArchiveLimits {
  /** Most members; default 1,000. */
  readonly maximumMembers?: number;
  /** Most bytes of all members together when unpacked; default 64 MiB. */
  readonly maximumTotal?: number;
  /** Most bytes that one packed byte may become, for each member; default 100. */
  readonly maximumRatio?: number;
}

/** A zip archive that has been looked through, and whose members can be read. */
export interface Archive {
  /** The members that are files, by their full names. */
  readonly names: readonly string[];
  /** The content of a member, with its length and CRC-32 checked. */
  read(name: string): Promise<Uint8Array>;
}

/**
 * Looks through a zip archive in memory and refuses it whole if any member is unsafe or all are too much; nothing is
 * unpacked before, and nothing ever to disk.
 *
 * @throws ArchiveError (as a rejection, here and from `read`) naming the archive and the member.
 */
export async function openArchive(
  bytes: Uint8Array,
  file: string,
  { maximumMembers = 1000, maximumTotal = 67108864, maximumRatio = 100 }: ArchiveLimits = {},
): Promise<Archive> {
  const damaged = (cause: unknown) =>
    new ArchiveError(
      'LOWRANK_ARCHIVE_DAMAGED',
      `not a whole zip archive: ${(cause as Error).message}. Delete it and fetch it again.`,
      file,
      { cause },
    );
  const tooLarge = (what: string) =>
    new ArchiveError('LOWRANK_ARCHIVE_TOO_LARGE', `${what}. This is not the archive that was expected.`, file);

  const members = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    zip = await fromBufferPromise(buffer, { decodeStrings: false });
    let [count, total] = [0, 0];
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      if (++count > maximumMembers) throw tooLarge(`more than ${maximumMembers} members`);
      refuseUnsafe(entry, name, file);
      total += entry.uncompressedSize;
      if (total > maximumTotal) throw tooLarge(`more than ${maximumTotal} bytes when unpacked`);
      if (entry.uncompressedSize > maximumRatio * entry.compressedSize) {
        throw tooLarge(`${shown(name)} has ${entry.uncompressedSize} bytes packed into ${entry.compressedSize}`);
      }
      if (name.endsWith('/')) continue;
      if (members.has(name)) throw unsafe(`${shown(name)} is there twice`, file);
      members.set(name, entry);
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : damaged(error);
  }

  return Object.freeze({
    names: Object.freeze([...members.keys()]),
    async read(name: string) {
      const entry = members.get(name);
      if (entry === undefined) {
        throw new ArchiveError(
          'LOWRANK_ARCHIVE_MISSING',
          `${shown(name)} is not in it; expected it beside ${shown([...members.keys()].slice(0, 5).join(', '))}.`,
          file,
        );
      }
      try {
        return unpacked(entry, await packed(zip, entry));
      } catch (cause) {
        throw new ArchiveError(
          'LOWRANK_ARCHIVE_DAMAGED',
          `${shown(name)} is damaged: ${(cause as Error).message}. Delete the archive and fetch it again.`,
          file,
          { cause },
        );
      }
    },
  });
}

async function packed(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry, { decodeFileData: false })) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

function unpacked({ compressionMethod, uncompressedSize, crc32: expected }: Entry, content: Buffer): Uint8Array {
  if (compressionMethod !== 0 && compressionMethod !== 8) {
    throw new Error(`compression method ${compressionMethod}, expected stored or deflated`);
  }
  const bytes =
    compressionMethod === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(uncompressedSize, 1) });
  if (bytes.length !== uncompressedSize) {
    throw new Error(`${bytes.length} bytes where ${uncompressedSize} are recorded`);
  }
  const found = crc32(bytes);
  if (found !== expected) {
    throw new Error(`its CRC-32 is ${found.toString(16)} where ${expected.toString(16)} is recorded`);
  }
  return bytes;
}

function refuseUnsafe(entry: Entry, name: string, file: string): void {
  if (/^\/|^[a-z]:|\\|\p{Cc}/iu.test(name) || name.split('/').includes('..') || name === '') {
    throw unsafe(`${shown(name)} points outside its folder`, file);
  }
  const unixType = (entry.externalFileAttributes >>> 16) & 0xf000;
  if (unixType === 0xa000) throw unsafe(`${shown(name)} is a symbolic link`, file);
  if ((entry.generalPurposeBitFlag & 1) === 1) throw unsafe(`${shown(name)} is encrypted`, file);
}

function unsafe(what: string, file: string): ArchiveError {
  return new ArchiveError(
    'LOWRANK_ARCHIVE_UNSAFE',
    `${what}; expected plain files below one folder. Fetch the archive from its publisher.`,
    file,
  );
}
