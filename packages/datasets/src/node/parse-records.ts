import { CsvError, parse } from 'csv-parse';
import { TableError } from './errors.js';

/** One line of a table, or several where a cell in quotes spans them. */
export interface TableRecord {
  readonly cells: readonly string[];
  /** The line on which it starts, counted from 1. */
  readonly line: number;
}

/** How {@link parseRecords} takes a text apart. */
interface RecordRules {
  readonly file: string;
  readonly delimiter: string;
  readonly quotes: boolean;
  readonly maximumLine: number;
  /** The number of the first line of the text. */
  readonly line: number;
}

/** The records of a table in UTF-8, a batch for every piece of text; blank lines and lines of empty cells are left out. */
export async function* parseRecords(
  text: AsyncIterable<Uint8Array>,
  { file, delimiter, quotes, maximumLine, line: firstLine }: RecordRules,
): AsyncGenerator<TableRecord[]> {
  let [batch, line]: [TableRecord[], number] = [[], firstLine];
  let failure: Error | undefined;
  const parser = parse({
    delimiter,
    quote: quotes ? '"' : null,
    escape: quotes ? '"' : null,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: maximumLine,
    // Records are taken here, so that those before a fault are there when it is met.
    on_record: (cells: string[]) => {
      if (cells.some((cell) => cell !== '')) batch.push({ cells, line });
      for (const cell of cells) line += lineEnds(cell);
      line++;
      return null;
    },
  });
  parser.on('error', (error) => {
    failure = error;
  });
  parser.resume();

  for await (const piece of text) {
    await new Promise<void>((resolve) => parser.write(piece, () => resolve()));
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

function lineEnds(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}

function explained(failure: Error, file: string, line: number, maximumLine: number): Error {
  if (!(failure instanceof CsvError)) return failure;
  if (failure.code === 'CSV_MAX_RECORD_SIZE') {
    return new TableError('LOWRANK_TABLE_LONG_LINE', {
      file,
      line,
      problem: `more than ${maximumLine} bytes without an end; expected a line`,
      advice:
        'A double quote that is never closed makes one line of many: pass quotes: false if quotes are ordinary ' +
        'characters here, or a larger maximumLine.',
    });
  }
  const trouble =
    failure.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a double quote is opened and never closed'
      : 'a double quote stands within a cell';
  return new TableError('LOWRANK_TABLE_QUOTE', {
    file,
    line,
    problem: `${trouble}; expected cells without quotes or "in quotes", with "" for a quote within`,
    advice: 'Correct the line, or pass quotes: false if quotes are ordinary characters here.',
  });
}
