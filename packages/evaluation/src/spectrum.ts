import { ArgumentError, type FloatArray, type Matrix, singularValues } from '@lowrank/linalg';

/**
 * The leading singular values of a matrix, to follow over training.
 *
 * s_1 >= s_2 >= ... >= s_count of W = U diag(s) V^T
 *
 * @param W - matrix, `[m, n]`; computed in float64 whatever its precision.
 * @param options.count - how many to keep, from 1 to min(m, n), default all.
 * @returns A new array of `count` values, descending, in the unit of the entries.
 * @throws ArgumentError if `count` is out of range; NonFiniteError on a NaN or infinity in W.
 * @example
 * ```ts
 * import { spectrum } from '@lowrank/evaluation';
 * import { Matrix } from '@lowrank/linalg';
 *
 * const [largest] = spectrum(Matrix.from([[3, 0], [0, 4]]), { count: 1 });
 * console.log(largest.toFixed(6)); // 4.000000
 * ```
 * @see Arora et al. 2019, Implicit regularization in deep matrix factorization, arXiv 1905.13655, figure 3: singular
 * values over training.
 */
export function spectrum(W: Matrix<FloatArray>, { count }: { readonly count?: number } = {}): Float64Array {
  const shorter = Math.min(W.rows, W.columns);
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= shorter)) {
    throw new ArgumentError(
      `spectrum: count must be an integer from 1 to ${shorter} for ${W.rows} x ${W.columns}, got ${count}.`,
    );
  }
  return singularValues(W).slice(0, count);
}
