import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { scaledBy, scalingExponent } from './binary.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { svd } from './svd.js';

/** A = U H. */
export interface Polar {
  /** `[m, n]`: orthonormal columns where m >= n, orthonormal rows where m <= n. */
  readonly U: Matrix;
  /** `[n, n]`: symmetric, no eigenvalue below zero but for rounding. */
  readonly H: Matrix;
}

/**
 * Polar decomposition of a real matrix, from its singular value decomposition A = W diag(sigma) V^T.
 *
 * A = U H with U = W V^T and H = V diag(sigma) V^T = (A^T A)^(1/2). No matrix with orthonormal columns (m >= n) or rows
 * (m <= n) is nearer to A than U, in the Frobenius norm and in every other norm that depends on singular values alone.
 *
 * With H = (A^T A)^(1/2), which is unique, U is unique where A has full rank. Otherwise many U share H and are equally near; this one is W V^T with
 * the vectors that {@link svd} gives to the singular values of zero, so its columns (or rows) are orthonormal too, but
 * small changes of A change it much.
 *
 * @param A - [m, n], a matrix or nested rows.
 * @returns U and H; entries of H beyond the range of doubles are infinite.
 * @throws NonFiniteError on a NaN or an infinity; otherwise what {@link svd} throws.
 * @example
 * ```ts
 * import { polar } from '@lowrank/linalg';
 *
 * const { U, H } = polar([[0, -3], [2, 0]]);
 * console.log(U.toArray()); // [[0, -1], [1, 0]], a rotation by 90 degrees
 * console.log(H.toArray()); // [[2, 0], [0, 3]]
 * ```
 * @see N. Higham, Functions of Matrices, SIAM (2008), chapter 8.
 */
export function polar(A: MatrixLike): Polar {
  const given = asFiniteMatrix('polar', A);
  // Scaled by a power of two, so without rounding: sigma may be beyond the range of doubles where H is within.
  const exponent = scalingExponent(largestEntry(given));
  const entries = Float64Array.from(given.data, (value) => scaledBy(value, -exponent));
  const { U: W, sigma, V } = svd(new Matrix(given.rows, given.columns, entries));
  const U = multiply(W, V, { transposeB: true });
  const r = sigma.length;
  const scaled = new Matrix(
    V.rows,
    r,
    V.data.map((value, k) => value * sigma[k % r]),
  );
  const H = multiply(scaled, V, { transposeB: true });
  const { data, columns: n } = H;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) data[i * n + j] = data[j * n + i] = data[i * n + j] / 2 + data[j * n + i] / 2;
  }
  for (let k = 0; k < data.length; k++) data[k] = scaledBy(data[k], exponent);
  return { U, H };
}
