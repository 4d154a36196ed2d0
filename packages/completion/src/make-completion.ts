import { ArgumentError, effectiveRank, Matrix, type Observations, ShapeError } from '@lowrank/linalg';
import type { Biases } from '@lowrank/models';
import { areConnected, blocksOf } from './blocks.js';
import type { Completion, FitReport, MethodOptions } from './completion.js';
import { completionToJson } from './completion-json.js';
import { type Apart, type Parts, valueAt } from './parts.js';
import { type Range, resolveClip } from './range.js';
import { rootMeanSquare } from './root-mean-square.js';

/** What a method says of its fit; the rest of the report follows from the parts and the data. */
export type ReportOfMethod = Pick<FitReport, 'method' | 'params' | 'steps' | 'stoppedBy' | 'warnings'>;

/**
 * The completion made of parts that were fitted to `train`.
 *
 * @param apart - makes the biases for pairs that no entries connect; by default those of the parts.
 */
export function fittedCompletion(
  fitted: Parts,
  train: Observations,
  { clip, validation }: MethodOptions,
  said: ReportOfMethod,
  apart = () => fitted.biases,
): Completion {
  const parts = { ...fitted, apart: apartOf(train, apart) };
  const range = resolveClip(clip, train);
  const errorOn = ({ rowIndices, columnIndices, values }: Observations) =>
    rootMeanSquare(values.map((value, k) => cut(range, valueAt(parts, rowIndices[k], columnIndices[k])) - value));
  const { biases, sigma } = parts;
  return completionOf(parts, range, {
    ...said,
    rows: train.rows,
    columns: train.columns,
    observed: train.count,
    trainingError: errorOn(train),
    ...(validation && { validationError: errorOn(validation) }),
    rank: sigma.length,
    effectiveRank: effectiveRank(sigma),
    biases: biases.rows.some((b) => b !== 0) || biases.columns.some((b) => b !== 0),
  });
}

/** The completion made of parts. */
export function completionOf(parts: Parts, range: Range, report: FitReport): Completion {
  const { rows, columns } = report;
  const valuesAt = (caller: string, rowIndices: ArrayLike<number>, columnIndices: ArrayLike<number>) => {
    checkPairs(caller, rowIndices, columnIndices, report);
    return Float64Array.from({ length: rowIndices.length }, (_, k) => valueAt(parts, rowIndices[k], columnIndices[k]));
  };
  return Object.freeze<Completion>({
    rows,
    columns,
    report: Object.freeze(report),
    predict: (rowIndices, columnIndices) =>
      valuesAt('predict', rowIndices, columnIndices).map((value) => cut(range, value)),
    connected: (rowIndices, columnIndices) => {
      checkPairs('connected', rowIndices, columnIndices, report);
      const blocks = parts.apart?.blocks;
      return Array.from(rowIndices, (i, k) => !blocks || areConnected(blocks, i, columnIndices[k]));
    },
    scores: (rowIndices, columnIndices) => valuesAt('scores', rowIndices, columnIndices),
    spectrum: () => parts.sigma.slice(),
    toMatrix: () => {
      const data = new Float64Array(rows * columns);
      for (let i = 0, e = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) data[e++] = cut(range, valueAt(parts, i, j));
      }
      return new Matrix(rows, columns, data);
    },
    toJSON() {
      return completionToJson(parts, range, this.report);
    },
  });
}

/** The same completion with more to say in its report. */
export function withReport(completion: Completion, more: Partial<FitReport>): Completion {
  return Object.freeze({ ...completion, report: Object.freeze({ ...completion.report, ...more }) });
}

function apartOf(train: Observations, biases: () => Biases): Apart | undefined {
  const blocks = blocksOf(train);
  const whole = blocks.count === 1 && !blocks.rows.includes(-1) && !blocks.columns.includes(-1);
  return whole ? undefined : { blocks, biases: biases() };
}

function cut(range: Range, value: number): number {
  return range ? Math.min(range[1], Math.max(range[0], value)) : value;
}

function checkPairs(
  caller: string,
  rowIndices: ArrayLike<number>,
  columnIndices: ArrayLike<number>,
  { rows, columns }: { rows: number; columns: number },
): void {
  if (typeof rowIndices?.length !== 'number' || typeof columnIndices?.length !== 'number') {
    throw new ArgumentError(`${caller}: expected a list of rows and one of columns, as in ${caller}([0, 2], [1, 1]).`);
  }
  if (rowIndices.length !== columnIndices.length) {
    throw new ShapeError(
      `${caller}: expected as many rows as columns, got ${rowIndices.length} and ${columnIndices.length}.`,
    );
  }
  for (let k = 0; k < rowIndices.length; k++) {
    const [i, j] = [rowIndices[k], columnIndices[k]];
    if (!(Number.isInteger(i) && i >= 0 && i < rows && Number.isInteger(j) && j >= 0 && j < columns)) {
      throw new ArgumentError(
        `${caller}: pair ${k} is (${i}, ${j}), outside a ${rows} x ${columns} matrix counted from 0.`,
      );
    }
  }
}
