import { ArgumentError } from '@lowrank/linalg';
import { type ByteSource, byteChunks } from './byte-chunks.js';
import { checkedText, type Encoding } from './checked-text.js';
import { detectDelimiter } from './detect-delimiter.js';
import { TableError } from './errors.js';
import { parseRecords, type TableRecord } from './parse-records.js';
import { separatorLine } from './separator-line.js';

/** How a table is written down. */
export interface TableOptions {
  /** What the source is called in errors; its path, or `input`, when absent. */
  readonly name?: string | undefined;
  /** What separates cells; when absent, what a first line such as `sep=;` says, or found in the first lines. */
  readonly delimiter?: string | undefined;
  /** Default `'utf-8'`, with or without byte-order mark; `'latin1'` reads Latin-1 or Windows-1252. */
  readonly encoding?: Encoding | undefined;
  /** Whether double quotes enclose cells, as in CSV; false takes them as ordinary characters. Default true. */
  readonly quotes?: boolean | undefined;
  /**
   * Longest line, in bytes or, where a cell is complete, characters; what is in quotes may span several lines and counts
   * as one. Default 2^20.
   */
  readonly maximumLine?: number | undefined;
}

const sampleSize = 65536;

/** The name of a source in errors. */
export const sourceName = (source: ByteSource, name?: string) =>
  name ?? (typeof source === 'string' ? source : 'input');

/**
 * The records of a table, in batches as the bytes come; blank lines, lines of empty cells and a first line such as `sep=;`
 * are left out. The source is closed at the end.
 */
export async function* readRecords(
  source: ByteSource,
  { name, delimiter, encoding = 'utf-8', quotes = true, maximumLine = 1048576 }: TableOptions,
): AsyncGenerator<TableRecord[]> {
  checkOptions(delimiter, encoding, maximumLine);
  const file = sourceName(source, name);
  const text = checkedText(byteChunks(source), { file, encoding });
  try {
    const sample: Uint8Array[] = [];
    for (let size = 0; size < sampleSize; ) {
      const { value, done } = await text.next();
      if (done) break;
      size += value.length;
      sample.push(value);
    }
    const whole = Buffer.concat(sample);
    const named = separatorLine(whole.subarray(0, sampleSize).toString('utf8'));
    const [begin, line] = named ? [whole.subarray(named.bytes), 2] : [whole, 1];
    const start = begin.subarray(0, sampleSize).toString('utf8');
    if (!/[^\r\n]/.test(start)) return;
    const separator = delimiter ?? named?.delimiter ?? detectDelimiter(start, quotes);
    if (separator === undefined) {
      throw new TableError('LOWRANK_TABLE_DELIMITER', {
        file,
        line,
        problem: 'expected cells separated by tab, comma, semicolon, | or ::, found none of them',
        advice: 'Pass the delimiter.',
      });
    }
    yield* parseRecords(concatenated(begin, text), { file, line, delimiter: separator, quotes, maximumLine });
  } finally {
    await text.return(undefined);
  }
}

async function* concatenated(first: Uint8Array, rest: AsyncIterable<Uint8Array>) {
  yield first;
  yield* rest;
}

function checkOptions(delimiter: string | undefined, encoding: string, maximumLine: number): void {
  if (delimiter !== undefined && (typeof delimiter !== 'string' || !/^[^"\r\n]+$/.test(delimiter))) {
    throw new ArgumentError(
      `TableOptions: delimiter must be a text without quotes and line ends, such as ',', got ${JSON.stringify(delimiter)}.`,
    );
  }
  if (encoding !== 'utf-8' && encoding !== 'latin1') {
    throw new ArgumentError(`TableOptions: encoding must be 'utf-8' or 'latin1', got '${encoding}'.`);
  }
  if (!Number.isInteger(maximumLine) || maximumLine < 1) {
    throw new ArgumentError(`TableOptions: maximumLine must be a positive number of bytes, got ${maximumLine}.`);
  }
}
