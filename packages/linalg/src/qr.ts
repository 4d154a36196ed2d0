import { applyReflections } from './apply-reflections.js';
import { asFiniteMatrix, largestEntry, type MatrixLike } from './as-matrix.js';
import { powerOfTwo, scalingExponent } from './binary.js';
import { negateColumn } from './column-order.js';
import { ArgumentError } from './errors.js';
import { Matrix } from './matrix.js';
import { paddedCopy, paddedIdentity, unpadded } from './padded.js';
import { triangularise } from './triangularise.js';

/** A = Q R. */
export interface Qr {
  /** Orthonormal columns: [m, min(m, n)], or [m, m] with `mode: 'full'`. */
  readonly Q: Matrix;
  /** Upper triangular, no negative number on the diagonal: [min(m, n), n], or [m, n] with `mode: 'full'`. */
  readonly R: Matrix;
}

/** How much {@link qr} returns. */
export interface QrOptions {
  /** As many columns of Q as A has dimensions, or a basis of the whole space. */
  readonly mode?: 'thin' | 'full';
}

/**
 * QR decomposition of a real matrix by Householder reflections, in double precision.
 *
 * A = Q R with Q^T Q = I, R upper triangular and R[k, k] >= 0, which makes it unique where A has full column rank.
 *
 * @param A - [m, n], a matrix or nested rows.
 * @param options - `mode`: `'thin'` (default) or `'full'`.
 * @returns Q and R.
 * @throws NonFiniteError on a NaN or an infinity; ShapeError where nested rows differ in length; ArgumentError on an
 * unknown mode.
 * @example
 * ```ts
 * import { qr } from '@lowrank/linalg';
 *
 * const { Q, R } = qr([[3, 1], [4, 2]]);
 * console.log(R.get(0, 0)); // 5
 * console.log(Q.toArray());
 * ```
 * @see A. Householder, Unitary triangularization of a nonsymmetric matrix, Journal of the ACM 5 (1958).
 */
export function qr(A: MatrixLike, { mode = 'thin' }: QrOptions = {}): Qr {
  if (mode !== 'thin' && mode !== 'full') {
    throw new ArgumentError(`qr: mode is one of 'thin', 'full', got '${mode}'.`);
  }
  const matrix = asFiniteMatrix('qr', A);
  const { rows, columns } = matrix;
  const count = Math.min(rows, columns);
  const exponent = scalingExponent(largestEntry(matrix));
  const { R, vectors } = triangularise(paddedCopy(matrix, powerOfTwo(-exponent)));
  const Q = paddedIdentity(rows, mode === 'full' ? rows : count);
  applyReflections(Q, vectors, Q.paddedRows, count, { triangular: true });
  for (let k = 0; k < count; k++) {
    const factor = R[k * columns + k] < 0 ? -powerOfTwo(exponent) : powerOfTwo(exponent);
    for (let j = k; j < columns; j++) R[k * columns + j] = R[k * columns + j] * factor + 0; // + 0 turns -0 into 0
    if (factor > 0) continue;
    negateColumn(Q, k);
  }
  if (mode === 'thin') return { Q: unpadded(Q), R: new Matrix(count, columns, R) };
  const tall = Matrix.zeros(rows, columns);
  tall.data.set(R);
  return { Q: unpadded(Q), R: tall };
}
