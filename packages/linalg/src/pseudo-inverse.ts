import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { powerOfTwo, scalingExponent } from './binary.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { rankTolerance } from './rank-tolerance.js';
import { svd } from './svd.js';

/** How {@link pseudoInverse} decides on the rank. */
export interface PseudoInverseOptions {
  /** The fraction of the largest singular value up to which one counts as zero; max(m, n) 2^-51 by default. */
  readonly tolerance?: number;
}

/**
 * Moore-Penrose inverse of a real matrix, from its singular value decomposition.
 *
 * A^+ = sum of v_k u_k^T / sigma_k over sigma_k > tolerance sigma_1. It is A^-1 where that exists; A^+ b is the shortest
 * least-squares solution of A x = b, which {@link leastSquares} finds faster.
 *
 * @param A - [m, n], a matrix or nested rows.
 * @param options - `tolerance`: unitless.
 * @returns A^+, [n, m]; entries beyond the range of doubles are infinite.
 * @throws ArgumentError on a tolerance that is negative or not finite; otherwise what {@link svd} throws.
 * @example
 * ```ts
 * import { pseudoInverse } from '@lowrank/linalg';
 *
 * console.log(pseudoInverse([[2, 0, 0], [0, 0, 0]]).toArray()); // [[0.5, 0], [0, 0], [0, 0]]
 * ```
 * @see R. Penrose, A generalized inverse for matrices, Proc. Cambridge Philos. Soc. 51 (1955).
 */
export function pseudoInverse(A: MatrixLike, { tolerance }: PseudoInverseOptions = {}): Matrix {
  const matrix = asFiniteMatrix('pseudoInverse', A);
  const { rows, columns } = matrix;
  const fraction = rankTolerance('pseudoInverse', rows, columns, tolerance);
  const factor = powerOfTwo(-scalingExponent(largestEntry(matrix)));
  const scaled = new Matrix(
    rows,
    columns,
    Float64Array.from(matrix.data, (value) => value * factor),
  );
  const { U, sigma, V } = svd(scaled);
  const r = sigma.length;
  for (let k = 0; k < r; k++) {
    const inverse = sigma[k] > fraction * sigma[0] ? 1 / sigma[k] : 0;
    for (let j = 0; j < columns; j++) V.data[j * r + k] *= inverse;
  }
  const inverse = multiply(V, U, { transposeB: true });
  for (let k = 0; k < inverse.data.length; k++) inverse.data[k] = inverse.data[k] * factor + 0; // + 0 turns -0 into 0
  return inverse;
}
