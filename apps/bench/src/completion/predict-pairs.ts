import type { Completion } from '@lowrank/completion';
import type { Pair } from '@lowrank/datasets/node';
import type { CompletionModel } from './model-file.js';

/**
 * The prediction for every pair, by mean and biases where no ratings connect user and item. An unknown user is predicted as the mean over all users, and an unknown item over all
 * items: the best guess by squared error for one drawn from those that are known.
 */
export function predictPairs({ completion, index }: CompletionModel, pairs: readonly Pair[]): Float64Array {
  const { rowMean, columnMean, mean } = means(completion);
  return Float64Array.from(pairs, ({ row, column }) => {
    const [i, j] = [index.rowOf(row), index.columnOf(column)];
    if (i !== undefined && j !== undefined) return completion.predict([i], [j])[0];
    if (i !== undefined) return rowMean(i);
    return j === undefined ? mean() : columnMean(j);
  });
}

/** All predictions for row i, by column. */
function predictRow({ predict, columns }: Completion, i: number): Float64Array {
  return predict(
    new Int32Array(columns).fill(i),
    Int32Array.from({ length: columns }, (_, j) => j),
  );
}

function means(completion: Completion) {
  const { predict, rows } = completion;
  const everyRow = Int32Array.from({ length: rows }, (_, i) => i);
  const rowMean = once((i) => meanOf(predictRow(completion, i)));
  const columnMean = once((j) => meanOf(predict(everyRow, new Int32Array(rows).fill(j))));
  const overall = once(() => meanOf(Float64Array.from(everyRow, rowMean)));
  return { rowMean, columnMean, mean: () => overall(0) };
}

function once(compute: (line: number) => number): (line: number) => number {
  const known = new Map<number, number>();
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const value = compute(line);
    known.set(line, value);
    return value;
  };
}

const meanOf = (numbers: Float64Array) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
