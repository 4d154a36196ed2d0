import type { Padded } from './padded.js';

/** Which singular vectors are wanted. */
export type Wanted = 'thin' | 'full' | 'none';

/** What an algorithm makes of an m x n matrix, m >= n: values that are not negative, descending, and vectors in rows. */
export interface Factors {
  readonly sigma: Float64Array;
  /** Rows of m numbers, and zeros behind: n of them, or m where `full` is wanted. */
  readonly U?: Padded;
  /** n rows of n numbers, and zeros behind. */
  readonly V?: Padded;
}
