import { ConvergenceError } from './errors.js';
import { pythagoras } from './householder.js';
import type { Padded } from './padded.js';
import { planeRotation, type Rotations, rotateColumns, rotationsOf } from './plane-rotation.js';

const EPSILON = Number.EPSILON / 2;
const SWEEPS_PER_VALUE = 40;

/**
 * Turns the symmetric tridiagonal matrix with `d` on and `e` beside the diagonal into a diagonal one, in `d`, by
 * implicit QR sweeps with Wilkinson's shift, and the columns of Q (where given) with it: Q T Q^T stays the same.
 * Sweeps run from the large end of a block to the small one; errors are relative to the largest eigenvalue.
 *
 * @see J. Wilkinson, Global convergence of tridiagonal QR algorithm with origin shifts, Linear Algebra Appl. 1 (1968).
 */
export function diagonaliseTridiagonal(d: Float64Array, e: Float64Array, Q?: Padded): void {
  const n = d.length;
  const rotations = rotationsOf(n);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(d[i]), Math.abs(e[i]));
  const negligible = EPSILON * largest;
  let sweeps = SWEEPS_PER_VALUE * n;
  let blockStart = -1;
  let blockEnd = -1;
  let step = 1;
  for (let end = n - 1; end > 0; ) {
    let start = end;
    while (start > 0 && !(Math.abs(e[start - 1]) <= negligible)) start--;
    if (start > 0) e[start - 1] = 0;
    if (start === end) {
      end--;
      continue;
    }
    if (sweeps-- === 0) {
      throw new ConvergenceError(
        `symmetricEigen: ${end + 1} of ${n} eigenvalues had not converged after ${SWEEPS_PER_VALUE * n} QR sweeps.`,
      );
    }
    if (start > blockEnd || end < blockStart) step = Math.abs(d[start]) >= Math.abs(d[end]) ? 1 : -1;
    [blockStart, blockEnd] = [start, end];
    const from = step > 0 ? start : end;
    sweep(d, e, from, step, end - start, rotations);
    if (Q) rotateColumns(Q, rotations, from, step, end - start);
  }
}

function sweep(
  d: Float64Array,
  e: Float64Array,
  from: number,
  step: number,
  count: number,
  rotations: Rotations,
): void {
  const shiftDown = step > 0 ? 0 : -1; // e[i + shiftDown] lies between d[i] and d[i + step]
  const to = from + count * step;
  const last = e[to - step + shiftDown];
  const gap = (d[to - step] - d[to]) / (2 * last);
  const shift = d[to] - last / (gap + (gap < 0 ? -1 : 1) * pythagoras(gap, 1));
  let x = d[from] - shift;
  let z = e[from + shiftDown];
  for (let k = 0, i = from; k < count; k++, i += step) {
    const off = i + shiftDown;
    const r = planeRotation(rotations, k, x, z);
    const c = rotations.cos[k];
    const s = rotations.sin[k];
    if (k > 0) e[off - step] = r;
    const moved = s * (d[i + step] - d[i]) + 2 * c * e[off];
    d[i] += s * moved;
    d[i + step] -= s * moved;
    x = c * moved - e[off];
    e[off] = x;
    if (k < count - 1) {
      z = s * e[off + step];
      e[off + step] *= c;
    }
  }
}
