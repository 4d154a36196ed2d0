import { ConvergenceError } from './errors.js';
import { pythagoras } from './householder.js';
import type { Padded } from './padded.js';
import { planeRotation, type Rotations, rotateColumns, rotationsOf } from './plane-rotation.js';

const EPSILON = Number.EPSILON;
/** An off-diagonal number this small beside its neighbours is dropped: a relative error in every singular value. */
const TOLERANCE = 8 * EPSILON;
/** Numbers below it are zero beside a matrix whose largest entry is about 1. */
const TINY = 1e-290;
const SWEEPS_PER_VALUE = 40;

/**
 * Turns the upper bidiagonal matrix with `d` on and `e` above the diagonal into a diagonal one, in `d`, by implicit QR
 * sweeps, and the columns of U and V (where given) with it: U B V^T stays the same. Values may come out negative.
 *
 * Sweeps run from the large end of a block to the small one, without a shift where a shift would cost the small
 * singular values their relative accuracy.
 *
 * @see J. Demmel and W. Kahan, Accurate singular values of bidiagonal matrices, SIAM J. Sci. Stat. Comput. 11 (1990).
 */
export function diagonaliseBidiagonal(d: Float64Array, e: Float64Array, U?: Padded, V?: Padded): void {
  const n = d.length;
  const first = rotationsOf(n);
  const second = rotationsOf(n);
  let sweeps = SWEEPS_PER_VALUE * n;
  let blockStart = -1;
  let blockEnd = -1;
  let step = 1;
  for (let end = n - 1; end > 0; ) {
    if (Math.abs(e[end - 1]) <= TINY) {
      e[end - 1] = 0;
      end--;
      continue;
    }
    let start = end - 1;
    while (start > 0 && Math.abs(e[start - 1]) > TINY) start--;
    if (start > 0) e[start - 1] = 0;
    if (start > blockEnd || end < blockStart) step = Math.abs(d[start]) >= Math.abs(d[end]) ? 1 : -1;
    [blockStart, blockEnd] = [start, end];
    const smallest = deflate(d, e, start, end, step);
    if (smallest < 0) continue;
    if (sweeps-- === 0) {
      throw new ConvergenceError(
        `svd: ${end + 1} of ${n} singular values had not converged after ${SWEEPS_PER_VALUE * n} QR sweeps.`,
      );
    }
    const from = step > 0 ? start : end;
    sweep(d, e, from, step, end - start, shiftOf(d, e, start, end, step, smallest), first, second);
    // Sweeping down, the first rotations of a pair act on columns of V; upwards the matrix is seen as its transpose.
    const [byFirst, bySecond] = step > 0 ? [V, U] : [U, V];
    if (byFirst) rotateColumns(byFirst, first, from, step, end - start);
    if (bySecond) rotateColumns(bySecond, second, from, step, end - start);
  }
}

/**
 * Zeroes the off-diagonal numbers of a block that are negligible by the two criteria of Demmel and Kahan; returns a
 * lower bound of its smallest singular value up to a factor of n, or -1 where something was zeroed.
 */
function deflate(d: Float64Array, e: Float64Array, start: number, end: number, step: number): number {
  const [from, to] = step > 0 ? [start, end] : [end, start];
  const last = offDiagonal(to - step, step);
  if (Math.abs(e[last]) <= TOLERANCE * Math.abs(d[to])) {
    e[last] = 0;
    return -1;
  }
  let bound = Math.abs(d[from]);
  let smallest = bound;
  for (let i = from; i !== to; i += step) {
    const k = offDiagonal(i, step);
    const size = Math.abs(e[k]);
    if (size <= TOLERANCE * bound) {
      e[k] = 0;
      return -1;
    }
    bound = Math.abs(d[i + step]) * (bound / (bound + size));
    smallest = Math.min(smallest, bound);
  }
  return smallest;
}

/** Index in `e` of the number between i and i + step. */
const offDiagonal = (i: number, step: number) => (step > 0 ? i : i - 1);

function shiftOf(d: Float64Array, e: Float64Array, start: number, end: number, step: number, smallest: number): number {
  let largest = 0;
  for (let i = start; i <= end; i++) largest = Math.max(largest, Math.abs(d[i]));
  for (let i = start; i < end; i++) largest = Math.max(largest, Math.abs(e[i]));
  if (d.length * TOLERANCE * (smallest / largest) <= EPSILON) return 0;
  const [head, tail] = step > 0 ? [start, end] : [end, start];
  const shift = smallerSingularValue(d[tail - step], e[offDiagonal(tail - step, step)], d[tail]);
  const ratio = shift / Math.abs(d[head]);
  return ratio * ratio < EPSILON ? 0 : shift;
}

/** Smaller singular value of [[f, g], [0, h]]. */
function smallerSingularValue(f: number, g: number, h: number): number {
  const large = Math.max(Math.abs(f), Math.abs(h));
  const small = Math.min(Math.abs(f), Math.abs(h));
  if (small === 0) return 0;
  return 2 * small * (large / (pythagoras(large + small, g) + pythagoras(large - small, g)));
}

/** One implicit QR sweep over `count` neighbours beginning at `from`; leaves its rotations in `first` and `second`. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  from: number,
  step: number,
  count: number,
  shift: number,
  first: Rotations,
  second: Rotations,
): void {
  const to = from + count * step;
  if (shift === 0) {
    let cosine = 1;
    let oldCosine = 1;
    let oldSine = 0;
    for (let k = 0, i = from; k < count; k++, i += step) {
      const off = offDiagonal(i, step);
      const r = planeRotation(first, k, d[i] * cosine, e[off]);
      cosine = first.cos[k];
      if (k > 0) e[off - step] = oldSine * r;
      d[i] = planeRotation(second, k, oldCosine * r, d[i + step] * first.sin[k]);
      oldCosine = second.cos[k];
      oldSine = second.sin[k];
    }
    const rest = d[to] * cosine;
    d[to] = rest * oldCosine;
    e[offDiagonal(to - step, step)] = rest * oldSine;
    return;
  }
  let f = (Math.abs(d[from]) - shift) * (Math.sign(d[from]) + shift / d[from]);
  let g = e[offDiagonal(from, step)];
  for (let k = 0, i = from; k < count; k++, i += step) {
    const off = offDiagonal(i, step);
    const next = i + step;
    const r = planeRotation(first, k, f, g);
    if (k > 0) e[off - step] = r;
    const c = first.cos[k];
    const s = first.sin[k];
    f = c * d[i] + s * e[off];
    e[off] = c * e[off] - s * d[i];
    g = s * d[next];
    d[next] = c * d[next];
    d[i] = planeRotation(second, k, f, g);
    const c2 = second.cos[k];
    const s2 = second.sin[k];
    f = c2 * e[off] + s2 * d[next];
    d[next] = c2 * d[next] - s2 * e[off];
    if (k < count - 1) {
      g = s2 * e[off + step];
      e[off + step] = c2 * e[off + step];
    }
  }
  e[offDiagonal(to - step, step)] = f;
}
