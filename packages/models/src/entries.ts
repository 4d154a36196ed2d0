import type { Observations } from '@lowrank/linalg';
import type { MakeArray } from '@lowrank/linalg/kernels';
import type { Observed } from './data-loss.js';

/** Where a matrix is observed: entry k is (rowIndices[k], columnIndices[k]), and `at[k]` its place in row-major data. */
export interface Entries {
  readonly rowIndices: Int32Array;
  readonly columnIndices: Int32Array;
  readonly at: Int32Array;
}

/** The places of the observations in arrays of `make`. */
export function entriesOf({ rowIndices, columnIndices, columns, count }: Observations, make: MakeArray): Entries {
  const entries = { rowIndices: make(count, 'int32'), columnIndices: make(count, 'int32'), at: make(count, 'int32') };
  entries.rowIndices.set(rowIndices);
  entries.columnIndices.set(columnIndices);
  for (let k = 0; k < count; k++) entries.at[k] = rowIndices[k] * columns + columnIndices[k];
  return entries;
}

/** The observed values, in an array of `make`, and their weights. */
export function observedOf({ values, weights, count }: Observations, make: MakeArray): Observed {
  const copy = make(count, 'float64');
  copy.set(values);
  return { values: copy, weights };
}
