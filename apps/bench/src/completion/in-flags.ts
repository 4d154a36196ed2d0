import { TableError, type TableErrorCode, type TableTrouble } from '@lowrank/datasets/node';
import { isLowrankError } from '@lowrank/linalg';

const noQuotes = 'give --no-quotes if quotes are ordinary characters here.';

/** What to do about a table, in flags of the command instead of options of a function. */
const advice: Partial<Record<TableErrorCode, string>> = {
  LOWRANK_TABLE_COLUMNS:
    'Give --columns user,item,rating with the names or positions that they have here, or --no-header if this line is data.',
  LOWRANK_TABLE_DECIMAL: 'Give --decimal comma if the whole file writes ratings as 3,5; leave it out if as 3.5.',
  LOWRANK_TABLE_DELIMITER: 'Give --delimiter.',
  LOWRANK_TABLE_DUPLICATE: 'Remove one, or give --duplicates mean or --duplicates last.',
  LOWRANK_TABLE_EMPTY: 'Check that it is the right file; give --no-header if this line is data.',
  LOWRANK_TABLE_ENCODING: 'Save the file as UTF-8, or give --encoding windows-1252 if it is Latin-1 or Windows-1252.',
  LOWRANK_TABLE_LONG_LINE: `A double quote that is never closed makes one line of many: ${noQuotes}`,
  LOWRANK_TABLE_QUOTE: `Correct the line, or ${noQuotes}`,
};

/** An error as the command tells it: one about a line of a table with advice in flags, any other as it is. */
export function inFlags(error: unknown): unknown {
  if (!isLowrankError(error) || !(error.code in advice)) return error;
  const code = error.code as TableErrorCode;
  const { file, line, problem, advice: own } = error as unknown as TableTrouble;
  // What says to pass nothing names no option of a function, and holds for the command as well.
  const told = /\bpass\b/i.test(own) ? (advice[code] ?? own) : own;
  return line === undefined ? error : new TableError(code, { file, line, problem, advice: told });
}
