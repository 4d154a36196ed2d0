import { ArgumentError, asOptions, type Observations, refuseUnknown } from '@lowrank/linalg';
import type { MethodOptions } from './completion.js';
import { resolveClip } from './range.js';

const methodOptions: readonly (keyof MethodOptions)[] = [
  'seed',
  'validation',
  'clip',
  'signal',
  'onProgress',
  'observers',
];

/** Sums and differences of larger values are beyond the range of doubles. */
const largest = 1e300;

/**
 * Holds what a method is to fit to being observations of a size that it can compute with.
 *
 * @throws ArgumentError in the name of `caller`.
 */
export function checkObservations(caller: string, observations: Observations): void {
  if (!(observations?.rowStarts instanceof Int32Array && observations.values instanceof Float64Array)) {
    throw new ArgumentError(
      `${caller}: expected observations, got ${Array.isArray(observations) ? 'a list' : typeof observations}. Make them by ` +
        'Observations.from({ rows, columns, rowIndices, columnIndices, values }).',
    );
  }
  const wrong = observations.values.findIndex((value) => Math.abs(value) > largest);
  if (wrong < 0) return;
  const [i, j] = [observations.rowIndices[wrong], observations.columnIndices[wrong]];
  throw new ArgumentError(
    `${caller}: the value at (${i}, ${j}) is ${observations.values[wrong]}, expected at most ${largest} in size. Correct it, or ` +
      'give all values in a larger unit.',
  );
}

/**
 * Holds what `fit` of a method is called with to being what it should be, before any work.
 *
 * @throws ArgumentError in the name of the method.
 */
export function checkFitCall(method: string, train: Observations, options: MethodOptions): void {
  checkObservations(method, train);
  refuseUnknown(method, asOptions(method, options), methodOptions);
  if (options.validation !== undefined) checkObservations(`${method}: validation`, options.validation);
  resolveClip(options.clip, train);
}
