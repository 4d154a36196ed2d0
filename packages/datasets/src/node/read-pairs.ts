import type { ByteSource } from './byte-chunks.js';
import { checkCells } from './check-cells.js';
import { type ColumnChoice, chooseColumns } from './choose-columns.js';
import { TableError } from './errors.js';
import type { TableRecord } from './parse-records.js';
import { readRecords, sourceName, type TableOptions } from './read-records.js';

/** Options of {@link readPairs}. */
export interface PairOptions extends TableOptions {
  /** Whether the first line is a header; when absent it is one if it has known names for row and column. */
  readonly header?: boolean | undefined;
  /** Columns by name or by position, counted from 0; found by common names, or the first two, when absent. */
  readonly columns?:
    | { readonly row?: ColumnChoice | undefined; readonly column?: ColumnChoice | undefined }
    | undefined;
}

/** One line of a file of pairs. */
export interface Pair {
  /** Id of the row. */
  readonly row: string;
  /** Id of the column. */
  readonly column: string;
  /** All cells of the line as they came, row and column among them. */
  readonly cells: readonly string[];
  /** The line in the file, counted from 1. */
  readonly line: number;
}

/** A file of pairs, in its order. */
export interface Pairs {
  /** A pair for every line below the header that is neither blank nor of empty cells. */
  readonly pairs: readonly Pair[];
  /** The cells of the header, undefined where there is none. */
  readonly header: readonly string[] | undefined;
}

/**
 * Reads the pairs of row and column whose value is wanted, from a CSV or TSV file; other columns are kept as they are.
 *
 * Order and repetitions stay, so that predictions can be written beside the lines that asked for them.
 *
 * @param source - the path of a file, or its bytes as (async) iterable pieces.
 * @param options.columns - `{ row, column }` as names in the header or positions from 0. When absent, the header is
 * searched for names such as user and item, as by {@link readTriplets}; without header, 0 and 1.
 * @param options.header - true, false, or found out: there is one if the first line has known names for both.
 * @param options.delimiter - and the other options, as for {@link readTriplets}.
 * @returns The pairs in the order of the file, and the header; frozen.
 * @throws TableError (as a rejection) naming file and line; FileError where the file can't be read; ArgumentError on an
 * option out of range.
 * @example
 * ```ts
 * import { readPairs } from '@lowrank/datasets/node';
 *
 * const file = new TextEncoder().encode('item\tuser\nmilk\tann\ntea\tbob\n');
 * const { pairs, header } = await readPairs([file]);
 * console.log(header, pairs[0].row, pairs[0].column); // [ 'item', 'user' ] ann milk
 * ```
 */
export async function readPairs(source: ByteSource, { header, columns, ...table }: PairOptions = {}): Promise<Pairs> {
  const file = sourceName(source, table.name);
  const pairs: Pair[] = [];
  let first: TableRecord | undefined;
  let hasHeader = false;
  let positions = { row: 0, column: 1 };
  for await (const records of readRecords(source, table)) {
    for (const record of records) {
      if (first === undefined) {
        first = record;
        const choice = chooseColumns(record, { file, roles: ['row', 'column'], columns, header });
        hasHeader = choice.header;
        positions = choice.positions;
        if (hasHeader) continue;
      }
      checkCells(record, first, file);
      const { cells, line } = record;
      const [row, column] = [cells[positions.row], cells[positions.column]];
      if (row === '' || column === '') {
        throw new TableError('LOWRANK_TABLE_EMPTY_ID', {
          file,
          line,
          problem: `the ${row === '' ? 'row' : 'column'} id is empty; expected an id`,
          advice: 'Give it, or remove the line.',
        });
      }
      pairs.push(Object.freeze({ row, column, cells, line }));
    }
  }
  if (pairs.length === 0) {
    const found = first === undefined ? 'the file is empty' : 'a header and no line below it';
    throw new TableError('LOWRANK_TABLE_EMPTY', {
      file,
      line: first?.line,
      problem: `${found}; expected at least one pair`,
      advice: `Check that it is the right file.${first ? ' If the first line is data, pass header: false.' : ''}`,
    });
  }
  return Object.freeze({ pairs: Object.freeze(pairs), header: hasHeader ? first?.cells : undefined });
}
