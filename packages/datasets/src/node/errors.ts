import { LowrankError } from '@lowrank/linalg';

/** A file can't be opened, read or written; the operating system's error is the `cause`. */
export class FileError extends LowrankError {
  constructor(
    message: string,
    /** The file as it was named. */
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super('LOWRANK_FILE', message, options);
  }
}

/** What can be wrong with a table: the `code` of a {@link TableError}. */
export type TableErrorCode =
  /** A NUL byte, or UTF-16: not a text in a supported encoding. */
  | 'LOWRANK_TABLE_BINARY'
  /** A line has fewer or more cells than the first. */
  | 'LOWRANK_TABLE_CELLS'
  /** A column is missing, or named more than once. */
  | 'LOWRANK_TABLE_COLUMNS'
  /** A rating has a decimal comma where points are expected, or a point where commas are. */
  | 'LOWRANK_TABLE_DECIMAL'
  /** Nothing in the first lines separates cells. */
  | 'LOWRANK_TABLE_DELIMITER'
  /** A pair of row and column is rated twice. */
  | 'LOWRANK_TABLE_DUPLICATE'
  /** No line, or a header and nothing below it. */
  | 'LOWRANK_TABLE_EMPTY'
  /** A cell that should hold an id is empty. */
  | 'LOWRANK_TABLE_EMPTY_ID'
  /** Bytes that are not UTF-8, or that have no character in Windows-1252 where that was asked for. */
  | 'LOWRANK_TABLE_ENCODING'
  /** A line, or what an open quote makes of several, is longer than the limit. */
  | 'LOWRANK_TABLE_LONG_LINE'
  /** A rating is NaN, infinite or beyond the range of numbers. */
  | 'LOWRANK_TABLE_NON_FINITE'
  /** A rating is not a number. */
  | 'LOWRANK_TABLE_NUMBER'
  /** A double quote is not closed, or stands where none may. */
  | 'LOWRANK_TABLE_QUOTE'
  /** More distinct ids or ratings than fit. */
  | 'LOWRANK_TABLE_TOO_LARGE';

/** What a {@link TableError} says, in parts. */
export interface TableTrouble {
  /** The file as it was named. */
  readonly file: string;
  /** The line on which the trouble starts, counted from 1; undefined where it is the whole file. */
  readonly line?: number | undefined;
  /** What came, and what was expected. */
  readonly problem: string;
  /** What to do, in sentences; it may name options of the function that threw. */
  readonly advice: string;
}

/** A table of ratings or pairs is not as it should be: its message names the file, the line, and what to do. */
export class TableError extends LowrankError implements TableTrouble {
  readonly file: string;
  readonly line: number | undefined;
  readonly problem: string;
  readonly advice: string;

  constructor(code: TableErrorCode, { file, line, problem, advice }: TableTrouble) {
    super(code, `${file}${line === undefined ? '' : `, line ${line}`}: ${problem}. ${advice}`);
    this.file = file;
    this.line = line;
    this.problem = problem;
    this.advice = advice;
  }
}

/** What can be wrong with an archive: the `code` of an {@link ArchiveError}. */
export type ArchiveErrorCode =
  /** Not a zip archive, cut short, or altered: structure, length or CRC-32 disagree. */
  | 'LOWRANK_ARCHIVE_DAMAGED'
  /** A member that was asked for is not there. */
  | 'LOWRANK_ARCHIVE_MISSING'
  /** More members, or more or denser content than is allowed. */
  | 'LOWRANK_ARCHIVE_TOO_LARGE'
  /** A member points outside its folder, is a link, is encrypted or is there twice. */
  | 'LOWRANK_ARCHIVE_UNSAFE';

/** A zip archive is refused. */
export class ArchiveError extends LowrankError {
  constructor(
    code: ArchiveErrorCode,
    message: string,
    /** The archive as it was named. */
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(code, `${file}: ${message}`, options);
  }
}

/** The content of a file is not the one that was published. */
export class ChecksumError extends LowrankError {
  constructor(
    message: string,
    /** The file as it was named. */
    readonly file: string,
  ) {
    super('LOWRANK_CHECKSUM', message);
  }
}

/** A download failed; the message says whether calling again goes on where it stopped. */
export class DownloadError extends LowrankError {
  constructor(
    message: string,
    /** What was asked for. */
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super('LOWRANK_DOWNLOAD', message, options);
  }
}

/** Text of a file for a message: short, on one line, without control characters. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
