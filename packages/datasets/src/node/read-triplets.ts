import { ArgumentError, Observations } from '@lowrank/linalg';
import { Index } from '../rating-index.js';
import type { ByteSource } from './byte-chunks.js';
import { checkCells } from './check-cells.js';
import { type ColumnChoice, chooseColumns } from './choose-columns.js';
import { TableError } from './errors.js';
import { idNumbers } from './id-numbers.js';
import { type Decimal, parseRating } from './parse-rating.js';
import type { TableRecord } from './parse-records.js';
import { readRecords, sourceName, type TableOptions } from './read-records.js';
import { type Duplicates, type Ratings, resolveDuplicates } from './resolve-duplicates.js';

/** Options of {@link readTriplets}. */
export interface TripletOptions extends TableOptions {
  /** Whether the first line is a header; when absent it is one if its rating isn't a number. */
  readonly header?: boolean | undefined;
  /** Columns by name or by position, counted from 0; found by common names, or the first three, when absent. */
  readonly columns?:
    | {
        readonly row?: ColumnChoice | undefined;
        readonly column?: ColumnChoice | undefined;
        readonly value?: ColumnChoice | undefined;
      }
    | undefined;
  /** Whether ratings are written as 3.5 or as 3,5. Default `'.'`. */
  readonly decimal?: Decimal | undefined;
  /** What becomes of a pair that is rated several times. */
  readonly duplicates?: Duplicates | undefined;
  /** Most different row ids, and most different column ids; at most 2^24. */
  readonly maximumIds?: number | undefined;
}

/** Ratings with the ids that their rows and columns stand for. */
export interface IndexedObservations {
  /** The ratings, by numbers of rows and columns. */
  readonly observations: Observations;
  /** Which id is which row and column. */
  readonly index: Index;
}

const maximumRatings = 67108864;

/**
 * Reads ratings from a CSV or TSV file: a row id, a column id and a number a line, other columns ignored.
 *
 * Rows and columns are numbered in the order in which their ids first appear, and ids are kept exactly as they stand.
 * The file is read as a stream; what stays in memory is the ratings and the different ids. Blank lines and
 * lines of empty cells don't count; a first line such as `sep=;` gives the delimiter.
 *
 * @param source - the path of a file, or its bytes as (async) iterable pieces.
 * @param options.columns - `{ row, column, value }` as names in the header or positions from 0. When absent, the header
 * is searched for names such as user, item, rating (also `userId`, `movie_id`, `score`); without header, 0, 1, 2.
 * @param options.header - true, false, or found out: there is one if the rating of the first line isn't a number.
 * @param options.delimiter - tab, comma, semicolon, `|` or `::` found in the first lines; or any text given here.
 * @param options.encoding - `'utf-8'` (default), or `'latin1'` for Latin-1 or Windows-1252, which Excel writes as "CSV".
 * @param options.quotes - true (default) if double quotes enclose cells with delimiters, quotes or line ends in them.
 * @param options.decimal - `'.'` (default), or `','` for ratings such as 3,5; cells are then best separated by semicolons.
 * @param options.duplicates - `'error'` (default), `'mean'`, or `'last'` in the order of lines.
 * @param options.maximumIds - most rows and most columns, default 10,000,000.
 * @param options.maximumLine - most bytes of a line, default 2^20.
 * @param options.name - what errors call the source.
 * @returns The ratings as observations of a matrix with a row for each row id and a column for each column id, and the
 * index of ids; frozen.
 * @throws TableError (as a rejection) naming file and line, see {@link TableErrorCode}; FileError where the file can't be
 * read; ArgumentError on an option out of range.
 * @example
 * ```ts
 * import { readTriplets } from '@lowrank/datasets/node';
 *
 * const file = new TextEncoder().encode('user,item,rating,when\nann,tea,5,2020\nbob,"milk, cold",2.5,2021\n');
 * const { observations, index } = await readTriplets([file]);
 * console.log(observations.rows, observations.columns, index.columnIds); // 2 2 [ 'tea', 'milk, cold' ]
 * console.log(observations.values); // Float64Array(2) [ 5, 2.5 ]
 * ```
 * @see RFC 4180, Common format and MIME type for comma-separated values files.
 */
export async function readTriplets(
  source: ByteSource,
  { header, columns, decimal = '.', duplicates = 'error', maximumIds = 10_000_000, ...table }: TripletOptions = {},
): Promise<IndexedObservations> {
  checkOptions(duplicates, maximumIds, decimal);
  const file = sourceName(source, table.name);
  const [rows, cols] = [idNumbers('row', file, maximumIds), idNumbers('column', file, maximumIds)];
  const ratings: Ratings = { rowIndices: [], columnIndices: [], values: [], lines: [] };
  let first: TableRecord | undefined;
  let positions = { row: 0, column: 1, value: 2 };
  for await (const records of readRecords(source, table)) {
    for (const record of records) {
      if (first === undefined) {
        first = record;
        const choice = chooseColumns(record, { file, roles: ['row', 'column', 'value'], columns, header });
        positions = choice.positions;
        if (choice.header) continue;
      }
      checkCells(record, first, file);
      const { cells, line } = record;
      ratings.values.push(parseRating(cells[positions.value], { file, line, decimal }));
      ratings.rowIndices.push(rows.numberOf(cells[positions.row], line));
      ratings.columnIndices.push(cols.numberOf(cells[positions.column], line));
      ratings.lines.push(line);
      if (ratings.lines.length > maximumRatings) {
        throw new TableError('LOWRANK_TABLE_TOO_LARGE', {
          file,
          line,
          problem: `more than ${maximumRatings} ratings`,
          advice: 'Read a part of the file.',
        });
      }
    }
  }
  if (ratings.lines.length === 0) {
    const found = first === undefined ? 'the file is empty' : 'a header and no line below it';
    throw new TableError('LOWRANK_TABLE_EMPTY', {
      file,
      line: first?.line,
      problem: `${found}; expected at least one rating`,
      advice: `Check that it is the right file.${first ? ' If the first line is data, pass header: false.' : ''}`,
    });
  }
  const index = Index.from({ rows: rows.ids, columns: cols.ids });
  const observations = Observations.from({
    rows: rows.size,
    columns: cols.size,
    ...resolveDuplicates(ratings, duplicates, { file, rowIds: index.rowIds, columnIds: index.columnIds }),
  });
  return Object.freeze({ observations, index });
}

function checkOptions(duplicates: string, maximumIds: number, decimal: string): void {
  if (decimal !== '.' && decimal !== ',') {
    throw new ArgumentError(`readTriplets: decimal is '.' or ',', got '${decimal}'.`);
  }
  if (duplicates !== 'error' && duplicates !== 'mean' && duplicates !== 'last') {
    throw new ArgumentError(`readTriplets: duplicates is one of 'error', 'mean', 'last', got '${duplicates}'.`);
  }
  if (!Number.isInteger(maximumIds) || maximumIds < 1 || maximumIds > 16777216) {
    throw new ArgumentError(`readTriplets: maximumIds must be a whole number from 1 to 2^24, got ${maximumIds}.`);
  }
}
