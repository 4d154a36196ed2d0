import { type FloatArray, type Matrix, multiply } from '@lowrank/linalg';
import { choleskyInverse } from './cholesky-inverse.js';
import { gramOfRows } from './gram-of-rows.js';
import { gramSchmidt } from './gram-schmidt.js';

/** The least squared sine of the angle between a row and those before it that leaves digits to a second pass. */
const resolved = 1e-9;
/** From here on one pass is orthonormal to rounding. */
const clear = 0.1;

/** What {@link orthonormaliseRows} computes in, for rows A [k, n]. */
export interface OrthonormalisingSpace {
  /** [k, n], in the precision of A. */
  readonly spare: Matrix<FloatArray>;
  /** [k, k], in the precision of A. */
  readonly small: Matrix<FloatArray>;
  /** k n numbers or more, float64. */
  readonly wide: FloatArray;
  /** k^2 numbers or more each, float64. */
  readonly matrix: FloatArray;
  readonly vectors: FloatArray;
  /** k numbers, float64. */
  readonly values: FloatArray;
}

/**
 * Makes the rows of A [k, n], k <= n, orthonormal in place; the first i rows span what they spanned before.
 *
 * Cholesky QR: with rows of length 1, A A^T = L L^T and A := L^-1 A. This leaves an error of rounding divided by the
 * smallest squared pivot of L, so a second pass follows where that is below {@link clear}. Rows that are closer to
 * dependent than {@link resolved}, or near the limits of the number range, go through {@link gramSchmidt}, which is slower.
 *
 * @see Y. Yamamoto, Y. Nakatsukasa, Y. Yanagisawa and T. Fukaya, Roundoff error analysis of the CholeskyQR2 algorithm,
 * Electronic Transactions on Numerical Analysis 44 (2015).
 */
export function orthonormaliseRows(A: Matrix<FloatArray>, space: OrthonormalisingSpace): void {
  const { spare, small, wide, matrix, vectors, values } = space;
  for (let pass = 0; pass < 2; pass++) {
    gramOfRows(A, wide, matrix);
    vectors.fill(0);
    const smallest = choleskyInverse(matrix, vectors, values, resolved);
    if (!(smallest > resolved)) {
      gramSchmidt(A);
      return;
    }
    small.data.set(vectors);
    multiply(small, A, { transposeA: true, out: spare });
    A.data.set(spare.data);
    if (smallest > clear) return;
  }
}
