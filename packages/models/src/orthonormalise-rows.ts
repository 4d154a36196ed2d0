import { type FloatArray, type Matrix, multiply } from '@lowrank/linalg';
import { gramOfRows } from './gram-of-rows.js';
import { gramSchmidt } from './gram-schmidt.js';

/** The least squared sine of the angle between a row and those before it that leaves digits to a second pass. */
const resolved = 1e-9;
/** From here on one pass is orthonormal to rounding. */
const clear = 0.1;

/** What {@link orthonormaliseRows} computes in, for rows A [k, n]. */
export interface OrthonormalisingSpace {
  /** [k, n], in the precision of A. */
  readonly rows: Matrix<FloatArray>;
  /** [k, k], in the precision of A. */
  readonly factor: Matrix<FloatArray>;
  /** k^2 numbers, float64. */
  readonly gram: FloatArray;
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
export function orthonormaliseRows(A: Matrix<FloatArray>, { rows, factor, gram }: OrthonormalisingSpace): void {
  for (let pass = 0; pass < 2; pass++) {
    gramOfRows(A, gram);
    const smallest = choleskyInverse(gram, A.rows, factor.data);
    if (!(smallest > resolved)) {
      gramSchmidt(A);
      return;
    }
    multiply(factor, A, { out: rows });
    A.data.set(rows.data);
    if (smallest > clear) return;
  }
}

/**
 * inverse = L^-1 D, where D G D has a unit diagonal and is L L^T. Returns the smallest squared pivot of L, or 0 where G is
 * out of range. Overwrites G.
 */
function choleskyInverse(G: FloatArray, n: number, inverse: FloatArray): number {
  const scale = new Float64Array(n);
  let smallest = 1;
  for (let i = 0; i < n; i++) {
    if (!(G[i * n + i] > 1e-280 && G[i * n + i] < 1e280)) return 0;
    scale[i] = 1 / Math.sqrt(G[i * n + i]);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : G[i * n + j] * scale[i] * scale[j];
      for (let k = 0; k < j; k++) sum -= G[i * n + k] * G[j * n + k];
      if (i === j && !(sum > resolved)) return 0;
      if (i === j) smallest = Math.min(smallest, sum);
      G[i * n + j] = i === j ? Math.sqrt(sum) : sum / G[j * n + j];
    }
  }
  const column = new Float64Array(n);
  inverse.fill(0);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = i === j ? scale[j] : 0;
      for (let k = j; k < i; k++) sum -= G[i * n + k] * column[k];
      column[i] = sum / G[i * n + i];
      inverse[i * n + j] = column[i];
    }
  }
  return smallest;
}
