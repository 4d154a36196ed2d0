import { NonFiniteError } from '@lowrank/linalg';
import { escapeCell } from '../escape-cell.js';
import { writeAtomic } from './write-atomic.js';

/** A line to write; numbers are written so that they read back the same. */
export type CsvRow = readonly (string | number)[];

/** Options of {@link writeCsv}. */
export interface WriteCsvOptions {
  /** A first line with names. */
  readonly header?: readonly string[] | undefined;
  /** Default `','`. */
  readonly delimiter?: string | undefined;
}

const pieceLength = 65536;

/**
 * Writes rows to a CSV file, as a stream, with every cell quoted where needed and no formula left to run.
 *
 * Cells go through {@link escapeCell}; lines end with a line feed. The rows go to a temporary name beside the file,
 * which is renamed when all of them are on disk: a full disk, an error in `rows` or a kill never leaves half a file.
 *
 * @param path - the file, replaced if there is one.
 * @param rows - the lines, of any number of cells, as (async) iterable.
 * @param options.header - a first line with names, default none.
 * @param options.delimiter - what separates cells, default `','`; `'\t'` makes TSV.
 * @throws FileError (as a rejection) naming the file where it can't be written; NonFiniteError on a NaN or infinite
 * number; whatever `rows` throws. The temporary file is then removed.
 * @example
 * ```ts
 * import { writeCsv } from '@lowrank/datasets/node';
 *
 * const predictions = [['ann', 'milk', 4.25], ['=1+1', 'tea', 3]] as const;
 * await writeCsv('/tmp/lowrank-example.csv', predictions, { header: ['user', 'item', 'prediction'] });
 * ```
 */
export async function writeCsv(
  path: string,
  rows: Iterable<CsvRow> | AsyncIterable<CsvRow>,
  { header, delimiter = ',' }: WriteCsvOptions = {},
): Promise<void> {
  await writeAtomic(path, lines());

  async function* lines(): AsyncGenerator<string> {
    let piece = header ? line(header) : '';
    let count = 0;
    for await (const row of rows) {
      for (const cell of row) {
        if (typeof cell === 'string' || Number.isFinite(cell)) continue;
        throw new NonFiniteError(
          `writeCsv: row ${count} for ${path} contains ${cell}, expected finite numbers. Write '' where there is none.`,
        );
      }
      count++;
      piece += line(row);
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
    }
    if (piece !== '') yield piece;
  }

  function line(cells: CsvRow): string {
    return `${cells.map((cell) => escapeCell(cell, { delimiter })).join(delimiter)}\n`;
  }
}
