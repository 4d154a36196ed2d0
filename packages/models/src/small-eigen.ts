import { ConvergenceError, type FloatArray } from '@lowrank/linalg';
import { addScaled } from './add-scaled.js';
import { dot } from './dot.js';
import { stepKernels } from './step-kernels.js';

const unit = 2 ** -53;

/** Arrays of {@link smallEigen}, all float64, for n rows. */
export interface SmallEigenSpace {
  /** The symmetric matrix, n^2 numbers and room for n more; overwritten. */
  readonly matrix: FloatArray;
  /** Receives the eigenvectors as rows, n^2 numbers. */
  readonly vectors: FloatArray;
  /** Receives the eigenvalues, in the order of the vectors, n numbers. */
  readonly values: FloatArray;
  /** n numbers. */
  readonly beside: FloatArray;
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix in descending order: Householder's
 * reduction to tridiagonal form, then QL sweeps with implicit shifts. Errors are relative to the largest eigenvalue. Both
 * this and assembly/small-eigen.ts give the same bits.
 *
 * @throws ConvergenceError where an eigenvalue takes more than 30 sweeps, which no matrix is known to do.
 * @see J. Wilkinson and C. Reinsch, Handbook for Automatic Computation II, Linear Algebra (1971), II/2 and II/4.
 */
export function smallEigen({ matrix, vectors, values, beside }: SmallEigenSpace): void {
  const n = values.length;
  const kernels = stepKernels.holding(matrix, vectors, values, beside);
  const converged = kernels
    ? kernels.smallEigen(matrix.byteOffset, vectors.byteOffset, values.byteOffset, beside.byteOffset, n)
    : diagonalise(matrix, vectors, values, beside, n);
  if (!converged) throw new ConvergenceError('smallEigen: an eigenvalue had not converged after 30 QL sweeps.');
}

function diagonalise(a: FloatArray, x: FloatArray, d: FloatArray, e: FloatArray, n: number): boolean {
  let largest = 0;
  for (let i = 0; i < n * n; i++) largest = Math.max(largest, Math.abs(a[i]));
  const scale = largest > 0 ? largest : 1;
  for (let i = 0; i < n * n; i++) a[i] /= scale;
  tridiagonalise(a, x, d, e, n);
  for (let l = 0; l < n; l++) {
    for (let sweeps = 0; ; sweeps++) {
      let m = l;
      while (m + 1 < n && !(Math.abs(e[m]) <= unit * (Math.abs(d[m]) + Math.abs(d[m + 1])))) m++;
      if (m === l) break;
      if (sweeps === 30) return false;
      sweep(d, e, x, l, m, n);
    }
  }
  sort(d, x, n);
  for (let i = 0; i < n; i++) d[i] *= scale;
  return true;
}

/** Puts d in descending order and the rows of x with it. */
function sort(d: FloatArray, x: FloatArray, n: number): void {
  for (let i = 0; i + 1 < n; i++) {
    let largest = i;
    for (let j = i + 1; j < n; j++) if (d[j] > d[largest]) largest = j;
    [d[i], d[largest]] = [d[largest], d[i]];
    const row = x.slice(i * n, (i + 1) * n);
    x.copyWithin(i * n, largest * n, (largest + 1) * n);
    x.set(row, largest * n);
  }
}

/** One QL sweep on rows l to m. */
function sweep(d: FloatArray, e: FloatArray, x: FloatArray, l: number, m: number, n: number): void {
  let g = (d[l + 1] - d[l]) / (2 * e[l]);
  const root = Math.sqrt(g * g + 1);
  g = d[m] - d[l] + e[l] / (g + (g >= 0 ? root : -root));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i];
    const b = c * e[i];
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    const t = (d[i] - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p;
    g = c * t - b;
    rotate(x.subarray(i * n, (i + 1) * n), x.subarray((i + 1) * n, (i + 2) * n), c, s);
  }
  d[l] -= p;
  e[l] = g;
  e[m] = 0;
}

/** a = x^T T x with T tridiagonal: d on its diagonal, e beside it, e[n - 1] = 0. */
function tridiagonalise(a: FloatArray, x: FloatArray, d: FloatArray, e: FloatArray, n: number): void {
  x.fill(0);
  for (let i = 0; i < n; i++) x[i * n + i] = 1;
  for (let k = 0; k < n; k++) {
    d[k] = a[k * n + k];
    const first = k + 1;
    e[k] = first < n ? a[k * n + first] : 0;
    if (first + 1 >= n) continue;
    const v = a.subarray(k * n + first, first * n);
    const tail = dot(v, 1, v, 1, n - first - 1);
    if (tail === 0) continue;
    const head = v[0];
    const square = head * head + tail;
    const norm = head >= 0 ? -Math.sqrt(square) : Math.sqrt(square);
    e[k] = norm;
    v[0] = head - norm;
    const beta = 1 / (square - head * norm);
    // H A H = A - v q^T - q v^T for q = beta (A v) - (beta^2 / 2) (v^T A v) v.
    const q = d.subarray(first, n);
    for (let i = first; i < n; i++) q[i - first] = beta * dot(a, i * n + first, v, 0, n - first);
    addScaled((-beta / 2) * dot(q, 0, v, 0, n - first), v, q);
    for (let i = first; i < n; i++) {
      const row = a.subarray(i * n + first, (i + 1) * n);
      addScaled(-v[i - first], q, row);
      addScaled(-q[i - first], v, row);
    }
    turn(x.subarray(first * n), v, beta, a.subarray(n * n, n * n + n));
  }
}

/** Rows x_i become those of H x = x - beta v (v^T x). */
function turn(x: FloatArray, v: FloatArray, beta: number, work: FloatArray): void {
  const n = work.length;
  work.fill(0);
  for (let i = 0; i < v.length; i++) addScaled(v[i], x.subarray(i * n, (i + 1) * n), work);
  for (let i = 0; i < v.length; i++) addScaled(-beta * v[i], work, x.subarray(i * n, (i + 1) * n));
}

/** (x, y) becomes (c x - s y, s x + c y). */
function rotate(x: FloatArray, y: FloatArray, c: number, s: number): void {
  for (let k = 0; k < x.length; k++) {
    const [a, b] = [x[k], y[k]];
    x[k] = c * a - s * b;
    y[k] = s * a + c * b;
  }
}
