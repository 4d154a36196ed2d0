import type { Observations } from '@lowrank/linalg';
import { blocksOf } from './blocks.js';
import type { Warning } from './completion.js';
import { formatCount } from './format.js';

/** What can be said of the data alone. */
export interface Inspection {
  readonly warnings: readonly Warning[];
  /** Whether all values are the same. */
  readonly constant: boolean;
  /** Whether the values look like ratings: see {@link looksRated}. */
  readonly rated: boolean;
}

/** Looks at where the entries are and at what values there are. */
export function inspect(observations: Observations): Inspection {
  const { rows, columns, rowIndices, columnIndices, values, count } = observations;
  const warnings: Warning[] = [];
  const emptyRows = rows - new Set(rowIndices).size;
  const emptyColumns = columns - new Set(columnIndices).size;
  if (emptyRows > 0) {
    warnings.push({
      code: 'empty-rows',
      message: `${emptyRows.toLocaleString('en-US')} of ${formatCount(rows, 'row')} without an entry, predicted by mean and bias of the column.`,
    });
  }
  if (emptyColumns > 0) {
    warnings.push({
      code: 'empty-columns',
      message: `${emptyColumns.toLocaleString('en-US')} of ${formatCount(columns, 'column')} without an entry, predicted by mean and bias of the row.`,
    });
  }
  const blocks = blocksOf(observations).count;
  if (blocks > 1) {
    warnings.push({
      code: 'disconnected',
      message:
        `The entries fall into ${formatCount(blocks, 'block')} without a row or column in common; how values of one compare with those ` +
        'of another is not in the data. Pairs of two blocks are predicted by mean and biases.',
    });
  }
  if (count < rows - emptyRows + (columns - emptyColumns)) {
    const lines = `${formatCount(rows - emptyRows, 'row')} and ${formatCount(columns - emptyColumns, 'column')}`;
    warnings.push({
      code: 'few-entries',
      message:
        `There ${count === 1 ? 'is' : 'are'} ${formatCount(count, 'entry', 'entries')} for ${lines}, fewer than one for each: ` +
        'too few to learn more than means.',
    });
  }
  const constant = values.every((value) => value === values[0]);
  if (constant)
    warnings.push({ code: 'constant', message: `All values are ${values[0]}, and so are the predictions.` });
  return { warnings, constant, rated: looksRated(values) };
}

/**
 * Whether values look like ratings: a hundred or more of them, of 3 to 20 different ones, all a whole multiple of a half.
 * Then nothing outside the observed range makes sense as a prediction.
 */
function looksRated(values: Float64Array): boolean {
  const different = new Set(values);
  return (
    values.length >= 100 &&
    different.size >= 3 &&
    different.size <= 20 &&
    [...different].every((value) => Number.isInteger(2 * value))
  );
}
