import { descending } from './column-order.js';
import { completeBasis } from './complete-basis.js';
import { ConvergenceError } from './errors.js';
import { norm, pythagoras } from './householder.js';
import { type Padded, paddedZeros, roundUp } from './padded.js';
import { reflectRows } from './reflect-rows.js';
import type { Factors, Wanted } from './svd-factors.js';
import { triangularise } from './triangularise.js';

const EPSILON = Number.EPSILON;
const MAX_SWEEPS = 60;
/** Rows shorter than its square root, beside a largest entry of about 1, count as zero. */
const TINY_SQUARE = 1e-300;

/**
 * Singular value decomposition of an m x n matrix, m >= n, by QR with column pivoting, A P = Q R, and one-sided Jacobi
 * rotations of the rows of R until they are orthogonal: J R = diag(sigma) W^T, so A = (Q J^T) diag(sigma) (P W)^T.
 * Overwrites `A`.
 *
 * For A = B D with D diagonal, however graded, every singular value has a relative error of about the condition number
 * of B times the machine precision. Values below 1e-150 times the largest come out as zero.
 *
 * @see Z. Drmac and K. Veselic, New fast and accurate Jacobi SVD algorithm, SIAM J. Matrix Anal. Appl. 29 (2008).
 */
export function jacobi(A: Padded, wanted: Wanted): Factors {
  const { rows, columns: n } = A;
  const { R, vectors, order } = triangularise(A, { pivot: true });
  const J = wanted === 'none' ? new Float64Array(0) : identity(n);
  orthogonaliseRows(R, J, n);
  const sigma = new Float64Array(n);
  for (let i = 0; i < n; i++) sigma[i] = norm(R, i * n, (i + 1) * n);
  if (wanted === 'none') return { sigma: sigma.sort().reverse() };

  const byValue = descending(sigma);
  const W = new Float64Array(n * n);
  let count = 0;
  for (; count < n && sigma[byValue[count]] > 0; count++) {
    const from = byValue[count] * n;
    for (let j = 0; j < n; j++) W[count * n + j] = R[from + j] / sigma[byValue[count]];
  }
  completeBasis(W, n, count);

  const U = paddedZeros(wanted === 'full' ? rows : n, A.paddedRows);
  const V = paddedZeros(n, roundUp(n));
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) U.data[k * U.columns + i] = J[byValue[k] * n + i];
    for (let i = 0; i < n; i++) V.data[k * V.columns + order[i]] = W[k * n + i];
  }
  for (let k = n; k < U.rows; k++) U.data[k * U.columns + k] = 1;
  reflectRows(U, vectors, n, 0);
  return { sigma: sigma.map((_, k) => sigma[byValue[k]]), U, V };
}

/** Rotates pairs of rows of R, and of J alike, until every cosine between two rows is of the order of rounding. */
function orthogonaliseRows(R: Float64Array, J: Float64Array, n: number): void {
  const tolerance = EPSILON * Math.sqrt(n);
  const squares = new Float64Array(n);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    for (let i = 0; i < n; i++) {
      squares[i] = dot(R, i * n, i * n, n);
      if (squares[i] < TINY_SQUARE) R.fill(0, i * n, (i + 1) * n);
    }
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const between = dot(R, p * n, q * n, n);
        if (!(Math.abs(between) > tolerance * Math.sqrt(squares[p]) * Math.sqrt(squares[q]))) continue;
        rotated = true;
        const cotangent = (squares[q] - squares[p]) / (2 * between); // of twice the angle
        const tangent = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + pythagoras(cotangent, 1));
        const cosine = 1 / Math.sqrt(1 + tangent * tangent);
        rotateRows(R, p * n, q * n, n, cosine, cosine * tangent);
        if (J.length > 0) rotateRows(J, p * n, q * n, n, cosine, cosine * tangent);
        squares[p] = Math.max(0, squares[p] - tangent * between);
        squares[q] += tangent * between;
      }
    }
    if (!rotated) return;
  }
  throw new ConvergenceError(`svd: the Jacobi method had not converged after ${MAX_SWEEPS} sweeps.`);
}

function dot(x: Float64Array, a: number, b: number, n: number): number {
  let even = 0;
  let odd = 0;
  let j = 0;
  for (; j < n - 1; j += 2) {
    even += x[a + j] * x[b + j];
    odd += x[a + j + 1] * x[b + j + 1];
  }
  return j < n ? even + odd + x[a + j] * x[b + j] : even + odd;
}

/** (row at a, row at b) := (cosine a - sine b, sine a + cosine b), in the form of Rutishauser, which drifts less. */
function rotateRows(x: Float64Array, a: number, b: number, n: number, cosine: number, sine: number): void {
  const tangentOfHalf = sine / (1 + cosine);
  for (let j = 0; j < n; j++) {
    const xa = x[a + j];
    const xb = x[b + j];
    x[a + j] = xa - sine * (xb + tangentOfHalf * xa);
    x[b + j] = xb + sine * (xa - tangentOfHalf * xb);
  }
}

function identity(n: number): Float64Array {
  const data = new Float64Array(n * n);
  for (let i = 0; i < n; i++) data[i * n + i] = 1;
  return data;
}
