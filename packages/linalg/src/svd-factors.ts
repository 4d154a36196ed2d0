import type { Padded } from './padded.js';

/** Which singular vectors are wanted. */
export type Wanted = 'thin' | 'full' | 'none';

/** What an algorithm makes of an m x n matrix, m >= n: values that are not negative, descending, and vectors. */
export interface Factors {
  readonly sigma: Float64Array;
  /** [m, n], or [m, m] where `full` is wanted. */
  readonly U?: Padded;
  /** [n, n]. */
  readonly V?: Padded;
}
