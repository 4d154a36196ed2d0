import { type Completion, restoreCompletion } from '@lowrank/completion';
import { Index } from '@lowrank/datasets';
import { isLowrankError } from '@lowrank/linalg';
import { ModelFileError } from '../errors.js';
import { packageInfo } from '../package-root.js';
import { readSealed, writeSealed } from './sealed-json.js';
import { decodeSeen, encodeSeen, type Seen } from './seen-code.js';

/** A completion, the ids of its rows and columns, and what it was trained on. */
export interface CompletionModel {
  readonly completion: Completion;
  readonly index: Index;
  readonly seen: Seen;
}

const seal = { format: 'lowrank-bench model', version: 1, what: 'model' };

/** Writes a model as JSON with a checksum, so that the old file or the whole new one is there. */
export function writeModel(path: string, { completion, index, seen }: CompletionModel): void {
  writeSealed(path, seal, {
    lowrank: packageInfo.version,
    method: completion.report.method,
    index: index.toJSON(),
    observed: encodeSeen(seen),
    completion: completion.toJSON(),
  });
}

/**
 * Reads what {@link writeModel} wrote; its predictions are the same to the last bit.
 *
 * @throws FileError where the file can't be read; ModelFileError where it is no model, of a later version, or damaged.
 */
export function readModel(path: string): CompletionModel {
  const refuse = (what: string) =>
    new ModelFileError(`${path}: ${what}. Store it again: lowrank-bench complete RATINGS --model FILE ...`);
  const body = readSealed(path, seal, refuse);
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
