import { observedError, spectrumSummary, unobservedError } from '@lowrank/evaluation';
import { effectiveRank, isLowrankError, Matrix } from '@lowrank/linalg';
import type { Problem } from './problem.js';

/** One line of metrics.jsonl; null stands for what can't be had, such as the loss before the first step. */
export interface MetricsLine {
  readonly step: number;
  /** Data loss before the update that led here. */
  readonly loss: number | null;
  /** Sum of weight * penalty before the update that led here. */
  readonly penalty: number | null;
  /** Mean squared error on the entries that training sees. */
  readonly trainMse: number | null;
  /** Mean squared error on the entries kept for validation; absent where there are none. */
  readonly validationMse?: number | null;
  /** Mean squared error on unobserved entries, or on those kept for testing. */
  readonly testMse: number | null;
  /** The same with predictions cut to the range of ratings; absent for other data. */
  readonly testMseClipped?: number | null;
  readonly effectiveRank: number | null;
  /** Nuclear over Frobenius norm. */
  readonly ratio: number | null;
  /** The largest, in descending order. */
  readonly singularValues: readonly number[];
}

/** How many singular values are kept. */
const keptSingularValues = 20;

/** What is measured on a product W. */
export type Measures = Omit<MetricsLine, 'step' | 'loss' | 'penalty'>;

/**
 * Measures W against the data. A W that overflows gives nulls: training itself ends such a run at its next step.
 *
 * @param sigma - the singular values to describe, in descending order; those of W unless given.
 */
export function measure(W: Matrix, problem: Problem, sigma?: Float64Array): Measures {
  const { train, validation } = problem;
  const spectrum = sigma ? summaryOf(sigma) : orNull(() => spectrumSummary(W));
  return {
    trainMse: orNull(() => observedError(W, train)),
    ...(validation && { validationMse: orNull(() => observedError(W, validation)) }),
    ...testErrors(W, problem),
    effectiveRank: finite(spectrum?.effectiveRank),
    ratio: finite(spectrum && spectrum.nuclear / spectrum.frobenius),
    singularValues: spectrum ? Array.from(spectrum.singularValues.subarray(0, keptSingularValues)) : [],
  };
}

function testErrors(W: Matrix, { target, observations }: Problem): Pick<Measures, 'testMse' | 'testMseClipped'> {
  if (target.kind === 'matrix') return { testMse: orNull(() => unobservedError(W, target.truth, observations)) };
  const { test, range } = target;
  return {
    testMse: orNull(() => observedError(W, test)),
    testMseClipped: orNull(() => observedError(clip(W, range), test)),
  };
}

/** W with every entry brought into a range. */
export function clip(W: Matrix, [low, high]: readonly [low: number, high: number]): Matrix {
  return new Matrix(
    W.rows,
    W.columns,
    W.data.map((value) => Math.min(high, Math.max(low, value))),
  );
}

function summaryOf(singularValues: Float64Array) {
  let [nuclear, squares] = [0, 0];
  for (const s of singularValues) {
    nuclear += s;
    squares += s * s;
  }
  return { singularValues, nuclear, frobenius: Math.sqrt(squares), effectiveRank: effectiveRank(singularValues) };
}

/** A number for JSON, which knows neither NaN nor infinities. */
export function finite(value: number | null | undefined): number | null {
  return Number.isFinite(value) ? (value as number) : null;
}

function orNull<T>(make: () => T): T | null {
  try {
    const value = make();
    return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  } catch (error) {
    if (isLowrankError(error)) return null;
    throw error;
  }
}
