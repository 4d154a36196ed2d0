import { ArgumentError, type FloatArray, type Matrix, type Observations } from '@lowrank/linalg';
import { checkFiniteMatrix, checkSameShape } from './check.js';

/**
 * Mean squared error of W on the observed entries Omega: the training error. Weights of the observations are not used.
 *
 * (1/|Omega|) sum over Omega of (W_ij - y_ij)^2
 *
 * @param W - Completed matrix, `[m, n]`.
 * @param observations - Observed values y on Omega, of an `[m, n]` matrix.
 * @returns The mean, in squared units of the entries.
 * @throws ShapeError if the shapes differ; NonFiniteError on a NaN or infinity in W.
 * @example
 * ```ts
 * import { observedError } from '@lowrank/evaluation';
 * import { Matrix, Observations } from '@lowrank/linalg';
 *
 * const observations = Observations.of(Matrix.from([[1, 2], [3, 4]]), { rowIndices: [0, 1], columnIndices: [0, 1] });
 * console.log(observedError(Matrix.from([[2, 0], [0, 4]]), observations)); // 0.5
 * ```
 * @see Arora et al. 2019, Implicit regularization in deep matrix factorization, arXiv 1905.13655.
 */
export function observedError(W: Matrix<FloatArray>, observations: Observations): number {
  checkSameShape('observedError', W, observations);
  checkFiniteMatrix('observedError', 'W', W);
  const { rowIndices, columnIndices, values, count } = observations;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const difference = W.data[rowIndices[k] * W.columns + columnIndices[k]] - values[k];
    sum += difference * difference;
  }
  return sum / count;
}

/**
 * Mean squared error of W on the entries that were not observed: the error of completion proper.
 *
 * (1/(m n - |Omega|)) sum outside Omega of (W_ij - T_ij)^2
 *
 * @param W - Completed matrix, `[m, n]`.
 * @param truth - Ground truth T, `[m, n]`.
 * @param observations - What was observed; only the positions matter.
 * @returns The mean, in squared units of the entries.
 * @throws ShapeError if the shapes differ; ArgumentError if every entry is observed; NonFiniteError on a NaN or
 * infinity in W or T.
 * @example
 * ```ts
 * import { unobservedError } from '@lowrank/evaluation';
 * import { Matrix, Observations } from '@lowrank/linalg';
 *
 * const truth = Matrix.from([[1, 2], [3, 4]]);
 * const observations = Observations.of(truth, { rowIndices: [0, 1], columnIndices: [0, 1] });
 * console.log(unobservedError(Matrix.from([[9, 0], [3, 9]]), truth, observations)); // 2
 * ```
 * @see Candes & Recht 2009, arXiv 0805.4471, for the problem. Compare figures of Arora et al. 2019 with
 * {@link allEntriesError} instead.
 */
export function unobservedError(W: Matrix<FloatArray>, truth: Matrix<FloatArray>, observations: Observations): number {
  checkMatrices('unobservedError', W, truth);
  checkSameShape('unobservedError', W, observations);
  const { rowIndices, columnIndices, count } = observations;
  const unobserved = W.data.length - count;
  if (unobserved === 0) {
    throw new ArgumentError('unobservedError: all entries are observed, none is left to score. Use allEntriesError.');
  }
  let sum = 0;
  for (let k = 0, next = 0; k < W.data.length; k++) {
    if (next < count && k === rowIndices[next] * W.columns + columnIndices[next]) {
      next++;
    } else {
      const difference = W.data[k] - truth.data[k];
      sum += difference * difference;
    }
  }
  return sum / unobserved;
}

/**
 * Mean squared error of W on all entries, observed or not. Arora et al. 2019 report their test error this way; it is
 * lower than {@link unobservedError} wherever the observed entries are fitted.
 *
 * (1/(m n)) ||W - T||_F^2
 *
 * @param W - Completed matrix, `[m, n]`.
 * @param truth - Ground truth T, `[m, n]`.
 * @returns The mean, in squared units of the entries.
 * @throws ShapeError if the shapes differ; NonFiniteError on a NaN or infinity in W or T.
 * @example
 * ```ts
 * import { allEntriesError } from '@lowrank/evaluation';
 * import { Matrix } from '@lowrank/linalg';
 *
 * console.log(allEntriesError(Matrix.from([[1, 0], [3, 4]]), Matrix.from([[1, 2], [3, 4]]))); // 1
 * ```
 * @see Arora et al. 2019, Implicit regularization in deep matrix factorization, arXiv 1905.13655.
 */
export function allEntriesError(W: Matrix<FloatArray>, truth: Matrix<FloatArray>): number {
  checkMatrices('allEntriesError', W, truth);
  return squaredDistance(W, truth) / W.data.length;
}

/**
 * Distance of W to the truth, relative to the size of the truth. Recovery counts as exact below 1e-6 in our studies.
 *
 * ||W - T||_F / ||T||_F
 *
 * @param W - Completed matrix, `[m, n]`.
 * @param truth - Ground truth T, `[m, n]`, not zero.
 * @returns A number without unit; 1 for W = 0.
 * @throws ShapeError if the shapes differ; ArgumentError if the truth is zero; NonFiniteError on a NaN or infinity.
 * @example
 * ```ts
 * import { relativeError } from '@lowrank/evaluation';
 * import { Matrix } from '@lowrank/linalg';
 *
 * console.log(relativeError(Matrix.from([[3, 0]]), Matrix.from([[3, 4]]))); // 0.8
 * ```
 * @see Candes & Recht 2009, Exact matrix completion via convex optimization, arXiv 0805.4471.
 */
export function relativeError(W: Matrix<FloatArray>, truth: Matrix<FloatArray>): number {
  checkMatrices('relativeError', W, truth);
  let size = 0;
  for (const value of truth.data) size += value * value;
  if (size === 0) {
    throw new ArgumentError(
      'relativeError: the truth is the zero matrix, so nothing is relative to it. Use allEntriesError.',
    );
  }
  return Math.sqrt(squaredDistance(W, truth) / size);
}

function checkMatrices(who: string, W: Matrix<FloatArray>, truth: Matrix<FloatArray>): void {
  checkSameShape(who, W, truth);
  checkFiniteMatrix(who, 'W', W);
  checkFiniteMatrix(who, 'the truth', truth);
}

function squaredDistance(W: Matrix<FloatArray>, truth: Matrix<FloatArray>): number {
  let sum = 0;
  for (let k = 0; k < W.data.length; k++) {
    const difference = W.data[k] - truth.data[k];
    sum += difference * difference;
  }
  return sum;
}
