import { ArgumentError } from '@lowrank/linalg';
import { CsvError, parse } from 'csv-parse';
import { type ByteSource, byteChunks } from './byte-chunks.js';
import { checkedText, type Encoding } from './checked-text.js';
import { detectDelimiter } from './detect-delimiter.js';
import { TableError } from './errors.js';

/** How a table is written down. */
export interface TableOptions {
  /** What the source is called in errors; its path, or `input`, when absent. */
  readonly name?: string | undefined;
  /** What separates cells; found in the first lines when absent. */
  readonly delimiter?: string | undefined;
  /** Default `'utf-8'`, with or without byte-order mark. */
  readonly encoding?: Encoding | undefined;
  /** Whether double quotes enclose cells, as in CSV; false takes them as ordinary characters. Default true. */
  readonly quotes?: boolean | undefined;
  /** Most bytes of a line; what is in quotes may span several, and counts as one. Default 2^20. */
  readonly maximumLine?: number | undefined;
}

/** One line of a table, or several where a cell in quotes spans them. */
export interface TableRecord {
  readonly cells: readonly string[];
  /** The line on which it starts, counted from 1. */
  readonly line: number;
}

const sampleSize = 65536;

/** The name of a source in errors. */
export const sourceName = (source: ByteSource, name?: string) =>
  name ?? (typeof source === 'string' ? source : 'input');

/** The records of a table, in batches as the bytes come; blank lines are left out, and the first has its delimiter. */
export async function* readRecords(
  source: ByteSource,
  { name, delimiter, encoding = 'utf-8', quotes = true, maximumLine = 1048576 }: TableOptions,
): AsyncGenerator<TableRecord[]> {
  checkOptions(delimiter, encoding, maximumLine);
  const file = sourceName(source, name);
  const chunks = checkedText(byteChunks(source), { file, encoding });
  const sample: Uint8Array[] = [];
  for (let size = 0; size < sampleSize; ) {
    const { value, done } = await chunks.next();
    if (done) break;
    size += value.length;
    sample.push(value);
  }
  const start = Buffer.concat(sample).subarray(0, sampleSize).toString('utf8');
  const separator = delimiter ?? detectDelimiter(start, quotes);
  if (separator === undefined) {
    if (!/[^\r\n]/.test(start)) return;
    throw new TableError(
      'LOWRANK_TABLE_DELIMITER',
      'expected cells separated by tab, comma, semicolon, | or ::, found none of them. Pass the delimiter.',
      file,
      1,
    );
  }

  let [batch, line]: [TableRecord[], number] = [[], 1];
  let failure: Error | undefined;
  const parser = parse({
    delimiter: separator,
    quote: quotes ? '"' : null,
    escape: quotes ? '"' : null,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: maximumLine,
    on_record: (cells: string[]) => {
      if (cells.length > 1 || cells[0] !== '') batch.push({ cells, line });
      for (const cell of cells) line += lineEnds(cell);
      line++;
      return null;
    },
  });
  parser.on('error', (error) => {
    failure = error;
  });
  parser.resume();

  for await (const chunk of concatenated(sample, chunks)) {
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    yield batch;
    if (failure) throw explained(failure, file, line, maximumLine);
    batch = [];
  }
  await new Promise<void>((resolve) => {
    parser.once('end', resolve).once('error', () => resolve());
    parser.end();
  });
  yield batch;
  if (failure) throw explained(failure, file, line, maximumLine);
}

async function* concatenated(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>) {
  yield* first;
  yield* rest;
}

function lineEnds(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}

function explained(failure: Error, file: string, line: number, maximumLine: number): Error {
  if (!(failure instanceof CsvError)) return failure;
  if (failure.code === 'CSV_MAX_RECORD_SIZE') {
    return new TableError(
      'LOWRANK_TABLE_LONG_LINE',
      `more than ${maximumLine} bytes without an end; expected a line. A double quote that is never closed makes one ` +
        'line of many: pass quotes: false if quotes are ordinary characters here, or a larger maximumLine.',
      file,
      line,
    );
  }
  const trouble =
    failure.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a double quote is opened and never closed'
      : 'a double quote stands within a cell';
  return new TableError(
    'LOWRANK_TABLE_QUOTE',
    `${trouble}; expected cells without quotes or "in quotes", with "" for a quote within. Correct the line, or pass ` +
      'quotes: false if quotes are ordinary characters here.',
    file,
    line,
  );
}

function checkOptions(delimiter: string | undefined, encoding: string, maximumLine: number): void {
  if (delimiter !== undefined && (typeof delimiter !== 'string' || !/^[^"\r\n]+$/.test(delimiter))) {
    throw new ArgumentError(
      `delimiter must be a text without quotes and line ends, such as ',', got ${JSON.stringify(delimiter)}.`,
    );
  }
  if (encoding !== 'utf-8' && encoding !== 'latin1') {
    throw new ArgumentError(`encoding must be 'utf-8' or 'latin1', got '${encoding}'.`);
  }
  if (!Number.isInteger(maximumLine) || maximumLine < 1) {
    throw new ArgumentError(`maximumLine must be a positive number of bytes, got ${maximumLine}.`);
  }
}
