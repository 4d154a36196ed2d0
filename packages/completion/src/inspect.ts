import type { Observations } from '@lowrank/linalg';
import { blocksOf } from './blocks.js';
import type { Warning } from './completion.js';
import { formatCount } from './format.js';
import { rootMeanSquare } from './root-mean-square.js';

/** What can be said of the data alone. */
export interface Inspection {
  readonly warnings: readonly Warning[];
  /** Whether all values are the same. */
  readonly constant: boolean;
  /** Whether the values look like ratings: see {@link looksRated}. */
  readonly rated: boolean;
  /** How far the mean of the values lies from 0, in their standard deviations; infinite where all are the same. */
  readonly offset: number;
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
  return {
    warnings: [...warnings, ...outliers(values)],
    constant,
    rated: looksRated(values),
    offset: offsetOf(values),
  };
}

/** A value farther than this many times the middle half's width from it lies far from all others. */
const far = 20;
/** As many are named. */
const shown = 5;

/** Warns of values that lie so far from the others that they are mistakes, or rule the fit if they are not. */
function outliers(values: Float64Array): Warning[] {
  const sorted = values.slice().sort();
  const [low, high] = [0.25, 0.75].map((share) => sorted[Math.round(share * (sorted.length - 1))]);
  const reach = far * (high - low);
  const distant = sorted.filter((value) => value < low - reach || value > high + reach);
  if (reach === 0 || distant.length === 0) return [];
  const named = `${Array.from(distant.slice(0, shown)).join(', ')}${distant.length > shown ? ' and more' : ''}`;
  const message =
    `${formatCount(distant.length, 'value')} ${distant.length === 1 ? 'lies' : 'lie'} far from all others: ${named}, where half ` +
    `of all are between ${low} and ${high}. If that is a mistake, correct it: it spoils the predictions.`;
  return [{ code: 'outliers', message }];
}

function offsetOf(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return Infinity;
  const scaled = values.map((value) => value / largest);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
  return Math.abs(mean) / rootMeanSquare(scaled.map((value) => value - mean));
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
