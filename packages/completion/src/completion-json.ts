import { hashWord, type Json } from '@lowrank/linalg';
import type { Biases } from '@lowrank/models';
import { encodeNumbers } from './base64.js';
import type { FitReport } from './completion.js';
import type { Parts } from './parts.js';
import type { Range } from './range.js';

/** Marks JSON as a completion. */
export const format = 'lowrank-completion';
/** Of the format; a later one is refused. */
export const version = 1;

/** What is stored. */
export interface Stored {
  readonly mean: number;
  readonly rowBiases: string;
  readonly columnBiases: string;
  readonly left: string;
  readonly right: string;
  readonly sigma: string;
  /** Null where entries connect all rows and columns. */
  readonly apart: {
    readonly rowBlocks: string;
    readonly columnBlocks: string;
    readonly mean: number;
    readonly rowBiases: string;
    readonly columnBiases: string;
  } | null;
  readonly range: Range | null;
  readonly report: FitReport;
}

/** A completion as JSON, with a checksum over all of it. */
export function completionToJson({ biases, left, right, sigma, apart }: Parts, range: Range, report: FitReport): Json {
  const encoded = ({ mean, rows, columns }: Biases) => ({
    mean,
    rowBiases: encodeNumbers(rows),
    columnBiases: encodeNumbers(columns),
  });
  const stored: Stored = {
    ...encoded(biases),
    left: encodeNumbers(left),
    right: encodeNumbers(right),
    sigma: encodeNumbers(sigma),
    apart: apart
      ? {
          rowBlocks: encodeNumbers(Float64Array.from(apart.blocks.rows)),
          columnBlocks: encodeNumbers(Float64Array.from(apart.blocks.columns)),
          ...encoded(apart.biases),
        }
      : null,
    range: range ?? null,
    report,
  };
  // Through text, so that nothing in it is shared with the report, and what JSON can't hold is gone.
  const body = JSON.parse(JSON.stringify(stored)) as Json;
  return { format, version, checksum: checksumOf(body), body };
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
