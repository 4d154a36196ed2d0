import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { type Attempt, type CompleteOptions, restoreCompletion } from '@lowrank/completion';
import { isLowrankError, type Json, type Observations } from '@lowrank/linalg';
import { ModelFileError } from '../errors.js';
import { versionOf } from '../folder/environment.js';
import { readSealed, writeSealed } from './sealed-json.js';

/** What has been tried of a completion, in a file. */
export interface Checkpoint {
  /** What the file had when it was opened. */
  readonly attempts: readonly Attempt[];
  /** Adds an attempt to the file. */
  add(attempt: Attempt): void;
  /** Deletes the file: there is nothing left to go on with. */
  remove(): void;
}

const seal = { format: 'lowrank-bench checkpoint', version: 1, what: 'checkpoint' };

/**
 * The checkpoint of completing `observations` with these options: read if the file is there, written at the first attempt
 * if not.
 *
 * @throws FileError where the file can't be read; ModelFileError where it is damaged, or of other ratings or options.
 */
export function openCheckpoint(
  path: string,
  observations: Observations,
  options: Pick<CompleteOptions, 'seed' | 'clip'>,
): Checkpoint {
  const work = workOf(observations, options);
  const attempts = existsSync(path) ? read(path, work) : [];
  const all = [...attempts];
  return {
    attempts,
    add: (attempt) => {
      all.push(attempt);
      const stored = all.map(({ name, completion }) => ({ name, completion: completion?.toJSON() ?? null }));
      writeSealed(path, seal, { work, attempts: stored });
    },
    remove: () => rmSync(path, { force: true }),
  };
}

function read(path: string, work: string): Attempt[] {
  const refuse = (what: string) =>
    new ModelFileError(`${path}: ${what}. Delete it to begin anew, or give --checkpoint another file.`);
  const body = readSealed(path, seal, refuse);
  if (body.work !== work) throw refuse('it is of other ratings, options or versions than this command');
  try {
    return (body.attempts as unknown as { name: string; completion: Json }[]).map(({ name, completion }) => ({
      name,
      completion: completion === null ? undefined : restoreCompletion(completion),
    }));
  } catch (error) {
    if (!isLowrankError(error)) throw error;
    throw refuse(`this checkpoint is damaged: ${error.message}`);
  }
}

/** A digest of all that decides what comes out. */
function workOf(
  { rows, columns, rowIndices, columnIndices, values }: Observations,
  { seed, clip }: Pick<CompleteOptions, 'seed' | 'clip'>,
): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of [rowIndices, columnIndices, values]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  const versions = ['@lowrank/completion', '@lowrank/models'].map(versionOf);
  return hash.update(JSON.stringify({ rows, columns, seed, clip: clip ?? null, versions })).digest('hex');
}
