import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Completion, restoreCompletion } from '@lowrank/completion';
import { Index } from '@lowrank/datasets';
import { FileError } from '@lowrank/datasets/node';
import { isLowrankError, type Json } from '@lowrank/linalg';
import { ModelFileError, messageOf } from '../errors.js';
import { packageInfo } from '../package-root.js';
import { decodeSeen, encodeSeen, type Seen } from './seen-code.js';
import { writeWhole } from './write-whole.js';

/** A completion, the ids of its rows and columns, and what it was trained on. */
export interface CompletionModel {
  readonly completion: Completion;
  readonly index: Index;
  readonly seen: Seen;
}

const format = 'lowrank-bench model';
const version = 1;

/** Writes a model as JSON with a checksum, so that the old file or the whole new one is there. */
export function writeModel(path: string, { completion, index, seen }: CompletionModel): void {
  const body = {
    lowrank: packageInfo.version,
    method: completion.report.method,
    index: index.toJSON(),
    observed: encodeSeen(seen),
    completion: completion.toJSON(),
  };
  writeWhole(path, `${JSON.stringify({ format, version, checksum: checksumOf(body), body })}\n`);
}

/**
 * Reads what {@link writeModel} wrote; its predictions are the same to the last bit.
 *
 * @throws FileError where the file can't be read; ModelFileError where it is no model, of a later version, or damaged.
 */
export function readModel(path: string): CompletionModel {
  const refuse = (what: string) =>
    new ModelFileError(`${path}: ${what}. Store it again: lowrank-bench complete RATINGS --model FILE ...`);
  const { checksum, body, ...head } = parse(read(path), refuse);
  if (head.format !== format || typeof body !== 'object' || !body) throw refuse('this is JSON, but not a model');
  if (head.version !== version) {
    throw refuse(`this is a model of version ${JSON.stringify(head.version)}, expected ${version}`);
  }
  if (checksum !== checksumOf(body)) throw refuse('the checksum of this model is wrong: it was truncated or altered');
  try {
    const completion = restoreCompletion(body.completion);
    const { rows, columns } = completion;
    const index = Index.fromJSON(body.index);
    if (index.rowIds.length !== rows || index.columnIds.length !== columns) {
      throw refuse(`it has ids for ${index.rowIds.length} x ${index.columnIds.length}, but is ${rows} x ${columns}`);
    }
    return { completion, index, seen: decodeSeen(String(body.observed), rows, columns) };
  } catch (error) {
    if (!isLowrankError(error) || error instanceof ModelFileError) throw error;
    throw refuse(`this model is damaged: ${error.message}`);
  }
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

function parse(text: string, refuse: (what: string) => Error): { readonly [key: string]: Json } & { body?: Body } {
  try {
    const json = JSON.parse(text);
    if (typeof json === 'object' && json) return json;
  } catch {
    throw refuse(
      `expected a model as JSON, got ${text.length} characters that are not whole JSON: truncated, or no model`,
    );
  }
  throw refuse('this is JSON, but not a model');
}

type Body = { readonly [key: string]: Json };

function checksumOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
