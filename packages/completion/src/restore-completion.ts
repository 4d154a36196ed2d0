import { isLowrankError, type Json } from '@lowrank/linalg';
import { decodeNumbers } from './base64.js';
import type { Completion } from './completion.js';
import { checksumOf, format, type Stored, version } from './completion-json.js';
import { CompletionError } from './errors.js';
import { completionOf } from './make-completion.js';

/**
 * The completion in what `toJSON` of one gave, whichever method made it: with the same predictions to the last bit.
 *
 * @param json - the parsed JSON.
 * @throws CompletionError where it is not a completion, was written by a later version, or is damaged: its checksum is
 * wrong, or its arrays do not fit its shape.
 *
 * @example
 * ```ts
 * import { globalMean, restoreCompletion } from '@lowrank/completion';
 * import { Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.from({ rows: 2, columns: 2, rowIndices: [0, 1], columnIndices: [0, 1], values: [1, 3] });
 * const text = JSON.stringify(await globalMean().fit(observations, { seed: 0 }));
 * console.log(restoreCompletion(JSON.parse(text)).predict([0], [1])); // 2
 * ```
 */
export function restoreCompletion(json: Json): Completion {
  const refuse = (what: string) => new CompletionError(`restoreCompletion: ${what}. Store it again from a completion.`);
  const whole = json as { format?: unknown; version?: unknown; checksum?: unknown; body?: Json } | null;
  if (typeof whole !== 'object' || whole?.format !== format || !whole.body) throw refuse('this is not a completion');
  if (whole.version !== version) throw refuse(`version ${whole.version}, expected ${version}`);
  if (whole.checksum !== checksumOf(whole.body)) throw refuse('the checksum is wrong: it was truncated or altered');
  try {
    const { range, report, apart, ...arrays } = whole.body as unknown as Stored;
    const { rows, columns, rank: k } = report;
    const decoded = ({ mean, rowBiases, columnBiases }: Pick<Stored, 'mean' | 'rowBiases' | 'columnBiases'>) => ({
      mean,
      rows: decodeNumbers(rowBiases, rows),
      columns: decodeNumbers(columnBiases, columns),
    });
    return completionOf(
      {
        biases: decoded(arrays),
        left: decodeNumbers(arrays.left, rows * k),
        right: decodeNumbers(arrays.right, columns * k),
        sigma: decodeNumbers(arrays.sigma, k),
        apart: apart
          ? {
              blocks: {
                rows: Int32Array.from(decodeNumbers(apart.rowBlocks, rows)),
                columns: Int32Array.from(decodeNumbers(apart.columnBlocks, columns)),
              },
              biases: decoded(apart),
            }
          : undefined,
      },
      range ?? undefined,
      report,
    );
  } catch (error) {
    if (isLowrankError(error, 'LOWRANK_SHAPE')) throw refuse(error.message);
    throw error;
  }
}

/** {@link restoreCompletion} for completions of one method. */
export function restoreOf(method: string): (json: Json) => Completion {
  return (json) => {
    const completion = restoreCompletion(json);
    if (completion.report.method === method) return completion;
    throw new CompletionError(
      `restore: a completion by ${completion.report.method}, expected one by ${method}. Use restoreCompletion.`,
    );
  };
}
