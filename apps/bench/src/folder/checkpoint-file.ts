import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '@lowrank/models';
import { writeAtomic } from './atomic-write.js';
import { runtimeVersions } from './environment.js';

/** A checkpoint with the training time that led to it. */
export interface StoredCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly seconds: number;
}

const headerLength = 72;

/** SHA-256 of the rest, seconds as a little-endian float64, SHA-256 of the versions, the encoded checkpoint. */
export function writeCheckpoint(path: string, { checkpoint, seconds }: StoredCheckpoint): void {
  const encoded = encodeCheckpoint(checkpoint);
  const bytes = Buffer.alloc(headerLength + encoded.length);
  bytes.writeDoubleLE(seconds, 32);
  bytes.set(digestOfVersions(), 40);
  bytes.set(encoded, headerLength);
  bytes.set(sha256(bytes.subarray(32)));
  writeAtomic(path, bytes);
}

/**
 * What is stored at `path`: nothing, something damaged, a checkpoint that other versions of the packages or of Node wrote,
 * whose bits these would not go on to, or a checkpoint.
 */
export function readCheckpoint(path: string): StoredCheckpoint | 'none' | 'damaged' | 'other versions' {
  if (!existsSync(path)) return 'none';
  const bytes = readFileSync(path);
  if (bytes.length < headerLength || !sha256(bytes.subarray(32)).equals(bytes.subarray(0, 32))) return 'damaged';
  if (!digestOfVersions().equals(bytes.subarray(40, headerLength))) return 'other versions';
  return { checkpoint: decodeCheckpoint(bytes.subarray(headerLength)), seconds: bytes.readDoubleLE(32) };
}

const digestOfVersions = () => sha256(Buffer.from(JSON.stringify(runtimeVersions())));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
