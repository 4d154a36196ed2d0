import { applyReflections } from './apply-reflections.js';
import { applyReflection } from './householder.js';
import { type Padded, paddedZeros } from './padded.js';
import { triangularise } from './triangularise.js';

/** A P = Q [R; 0] with pivoting, of which the first `rank` rows of R are kept and completed to R = [T^T 0] Z^T. */
export interface CompleteOrthogonal {
  /** How many numbers |R[k, k]| exceed the tolerance times |R[0, 0]|. */
  readonly rank: number;
  /** The X, [n, q], of least norm that minimises |A X - B|, for B = [m, q], which is overwritten. */
  solve(B: Padded): Padded;
}

/**
 * Complete orthogonal decomposition of an m x n matrix by QR with column pivoting and a second QR of the rows that are
 * kept; overwrites `A`.
 *
 * @see G. Golub and C. Van Loan, Matrix Computations, 4th edition (2013), section 5.5.6.
 */
export function completeOrthogonal(A: Padded, tolerance: number): CompleteOrthogonal {
  const { columns: n, paddedRows } = A;
  const { R, vectors, order } = triangularise(A, { pivot: true });
  let rank = 0;
  while (rank * n < R.length && Math.abs(R[rank * (n + 1)]) > tolerance * Math.abs(R[0])) rank++;
  const right = rank > 0 && rank < n ? triangularise(transposedRows(R, n, rank)) : undefined;

  const solve = (B: Padded): Padded => {
    const q = B.columns;
    const work = new Float64Array(q);
    for (let k = 0; k < rank; k++) applyReflection(B, vectors, k * paddedRows, k, 0, work);
    const Y = paddedZeros(n, q);
    Y.data.set(B.data.subarray(0, rank * q));
    if (right) {
      forwardSubstitute(right.R, rank, Y);
      applyReflections(Y, right.vectors, Y.paddedRows, rank);
    } else {
      backSubstitute(R, n, rank, Y);
    }
    const X = paddedZeros(n, q);
    for (let j = 0; j < n; j++) X.data.set(Y.data.subarray(j * q, (j + 1) * q), order[j] * q);
    return X;
  };
  return { rank, solve };
}

function transposedRows(R: Float64Array, n: number, count: number): Padded {
  const T = paddedZeros(n, count);
  for (let k = 0; k < count; k++) for (let j = k; j < n; j++) T.data[j * count + k] = R[k * n + j];
  return T;
}

/** Y := R^-1 Y for upper triangular R, `count` rows of it in rows of length n. */
function backSubstitute(R: Float64Array, n: number, count: number, Y: Padded): void {
  for (let i = count - 1; i >= 0; i--) {
    for (let k = i + 1; k < count; k++) subtractRow(Y, i, k, R[i * n + k]);
    divideRow(Y, i, R[i * (n + 1)]);
  }
}

/** Y := T^-T Y for upper triangular T, [n, n]. */
function forwardSubstitute(T: Float64Array, n: number, Y: Padded): void {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtractRow(Y, i, k, T[k * n + i]);
    divideRow(Y, i, T[i * (n + 1)]);
  }
}

function subtractRow({ data, columns }: Padded, i: number, k: number, factor: number): void {
  for (let j = 0; j < columns; j++) data[i * columns + j] -= factor * data[k * columns + j];
}

function divideRow({ data, columns }: Padded, i: number, divisor: number): void {
  for (let j = 0; j < columns; j++) data[i * columns + j] /= divisor;
}
