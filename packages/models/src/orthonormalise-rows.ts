import { Matrix, multiply } from '@lowrank/linalg';
import { gramSchmidt } from './gram-schmidt.js';

/** The least squared sine of the angle between a row and those before it that leaves digits to a second pass. */
const resolved = 1e-9;
/** From here on one pass is orthonormal to rounding. */
const clear = 0.1;

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
export function orthonormaliseRows(A: Matrix): void {
  for (let pass = 0; pass < 2; pass++) {
    const { inverse, smallest } = choleskyInverse(multiply(A, A, { transposeB: true }));
    if (!(smallest > resolved)) {
      gramSchmidt(A);
      return;
    }
    A.data.set(multiply(inverse, A).data);
    if (smallest > clear) return;
  }
}

/**
 * L^-1 D, where D G D has a unit diagonal and is L L^T, with the smallest squared pivot of L; that is 0 where G is out of
 * range. Overwrites G.
 */
function choleskyInverse(G: Matrix): { inverse: Matrix; smallest: number } {
  const n = G.rows;
  const L = G.data;
  const inverse = Matrix.zeros(n, n);
  const scale = new Float64Array(n);
  let smallest = 1;
  for (let i = 0; i < n; i++) {
    if (!(L[i * n + i] > 1e-280 && L[i * n + i] < 1e280)) return { inverse, smallest: 0 };
    scale[i] = 1 / Math.sqrt(L[i * n + i]);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : L[i * n + j] * scale[i] * scale[j];
      for (let k = 0; k < j; k++) sum -= L[i * n + k] * L[j * n + k];
      if (i === j && !(sum > resolved)) return { inverse, smallest: 0 };
      if (i === j) smallest = Math.min(smallest, sum);
      L[i * n + j] = i === j ? Math.sqrt(sum) : sum / L[j * n + j];
    }
  }
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = i === j ? scale[j] : 0;
      for (let k = j; k < i; k++) sum -= L[i * n + k] * inverse.data[k * n + j];
      inverse.data[i * n + j] = sum / L[i * n + i];
    }
  }
  return { inverse, smallest };
}
