import { observedError, spectrumSummary, unobservedError } from '@lowrank/evaluation';
import { isLowrankError, type Matrix } from '@lowrank/linalg';
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
  /** Mean squared error on unobserved entries. */
  readonly testMse: number | null;
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

/** Measures W against the data. A W that overflows gives nulls: training itself ends such a run at its next step. */
export function measure(W: Matrix, { truth, observations, train, validation }: Problem): Measures {
  const spectrum = orNull(() => spectrumSummary(W));
  return {
    trainMse: orNull(() => observedError(W, train)),
    ...(validation && { validationMse: orNull(() => observedError(W, validation)) }),
    testMse: orNull(() => unobservedError(W, truth, observations)),
    effectiveRank: finite(spectrum?.effectiveRank),
    ratio: spectrum && finite(spectrum.nuclear / spectrum.frobenius),
    singularValues: spectrum ? Array.from(spectrum.singularValues.subarray(0, keptSingularValues)) : [],
  };
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
