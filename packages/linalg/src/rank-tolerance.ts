import { ArgumentError } from './errors.js';

/**
 * Below which fraction of the largest value a value counts as zero: `tolerance`, or max(m, n) 2^-51 where none is given.
 * Throws ArgumentError in the name of `caller`.
 */
export function rankTolerance(caller: string, rows: number, columns: number, tolerance: number | undefined): number {
  if (tolerance === undefined) return 2 * Math.max(rows, columns) * Number.EPSILON;
  if (tolerance >= 0 && tolerance < Infinity) return tolerance;
  throw new ArgumentError(`${caller}: tolerance must be a finite number >= 0, got ${tolerance}.`);
}
