import { TableError } from './errors.js';
import type { TableRecord } from './parse-records.js';

/** "1 cell", "3 cells". */
export const countCells = (cells: readonly string[]) => `${cells.length} cell${cells.length === 1 ? '' : 's'}`;

/** Refuses a line with another number of cells than the first. */
export function checkCells({ cells, line }: TableRecord, first: TableRecord, file: string): void {
  if (cells.length === first.cells.length) return;
  throw new TableError('LOWRANK_TABLE_CELLS', {
    file,
    line,
    problem: `has ${countCells(cells)}; expected ${first.cells.length}, as in line ${first.line}`,
    advice: 'Correct the line; a cell that contains the delimiter belongs in double quotes.',
  });
}
