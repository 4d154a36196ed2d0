import { hashWord, isLowrankError, type Json } from '@lowrank/linalg';
import { decodeNumbers, encodeNumbers } from './base64.js';
import type { Completion, FitReport } from './completion.js';
import { CompletionError } from './errors.js';
import { completionOf, type Range } from './make-completion.js';
import type { Parts } from './parts.js';

const format = 'lowrank-completion';
const version = 1;

/** What is stored. */
interface Stored {
  readonly mean: number;
  readonly rowBiases: string;
  readonly columnBiases: string;
  readonly left: string;
  readonly right: string;
  readonly sigma: string;
  readonly range: Range | null;
  readonly report: FitReport;
}

/** A completion as JSON, with a checksum over all of it. */
export function completionToJson({ biases, left, right, sigma }: Parts, range: Range, report: FitReport): Json {
  const stored: Stored = {
    mean: biases.mean,
    rowBiases: encodeNumbers(biases.rows),
    columnBiases: encodeNumbers(biases.columns),
    left: encodeNumbers(left),
    right: encodeNumbers(right),
    sigma: encodeNumbers(sigma),
    range: range ?? null,
    report,
  };
  // Through text, so that nothing in it is shared with the report, and what JSON can't hold is gone.
  const body = JSON.parse(JSON.stringify(stored)) as Json;
  return { format, version, checksum: checksumOf(body), body };
}

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
    const { mean, range, report, ...arrays } = whole.body as unknown as Stored;
    const { rows, columns, rank: k } = report;
    return completionOf(
      {
        biases: {
          mean,
          rows: decodeNumbers(arrays.rowBiases, rows),
          columns: decodeNumbers(arrays.columnBiases, columns),
        },
        left: decodeNumbers(arrays.left, rows * k),
        right: decodeNumbers(arrays.right, columns * k),
        sigma: decodeNumbers(arrays.sigma, k),
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

/** A hash of JSON, whatever the order of its keys. */
export function checksumOf(json: Json): string {
  const canonical = JSON.stringify(json, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return hashWord(canonical, 0).toString(16) + hashWord(canonical, 1).toString(16);
}
