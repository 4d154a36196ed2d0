import type { Padded } from './padded.js';

/** Euclidean norm of x[start..end), safe from overflow and underflow. */
export function norm(x: ArrayLike<number>, start = 0, end = x.length): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i] * x[i];
  if (sum > 1e-280 && sum < Infinity) return Math.sqrt(sum);
  let largest = 0;
  for (let i = start; i < end; i++) largest = Math.max(largest, Math.abs(x[i]));
  if (largest === 0 || !(largest < Infinity)) return largest;
  sum = 0;
  for (let i = start; i < end; i++) sum += (x[i] / largest) * (x[i] / largest);
  return largest * Math.sqrt(sum);
}

/** A vector this short, beside a matrix whose largest entry is about 1, is left as it is. */
const TINY = 1e-290;

/**
 * Finds the reflection H = I - v v^T, with v^T v = 2 or v = 0, that takes x = v[start..end) to (beta, 0, ..., 0);
 * overwrites x with v and returns beta.
 */
export function reflect(v: Float64Array, start: number, end: number): number {
  const first = v[start];
  const rest = norm(v, start + 1, end);
  if (rest <= TINY) {
    v[start] = 0;
    return first;
  }
  const length = pythagoras(first, rest);
  const beta = first > 0 ? -length : length;
  const root = Math.sqrt(1 - first / beta);
  for (let i = start + 1; i < end; i++) v[i] = v[i] / beta / root;
  v[start] = -root;
  return beta;
}

/** sqrt(a^2 + b^2), safe from overflow and underflow. */
export function pythagoras(a: number, b: number): number {
  const large = Math.max(Math.abs(a), Math.abs(b));
  const small = Math.min(Math.abs(a), Math.abs(b));
  if (small === 0) return large;
  const ratio = small / large;
  return large * Math.sqrt(1 + ratio * ratio);
}

/**
 * X := (I - v v^T) X on the columns from `left` on, where v = vectors[offset..] is zero above row `top`. `work` holds
 * as many numbers as X has columns.
 */
export function applyReflection(
  { data, columns, paddedRows }: Padded,
  vectors: Float64Array,
  offset: number,
  top: number,
  left: number,
  work: Float64Array,
): void {
  work.fill(0, left, columns);
  const start = top & ~3;
  for (let i = start; i < paddedRows; i += 4) accumulateRows(data, columns, i, vectors, offset + i, left, work);
  for (let i = start; i < paddedRows; i += 4) {
    const v0 = vectors[offset + i];
    const v1 = vectors[offset + i + 1];
    const v2 = vectors[offset + i + 2];
    const v3 = vectors[offset + i + 3];
    const row0 = i * columns;
    const row1 = row0 + columns;
    const row2 = row1 + columns;
    const row3 = row2 + columns;
    for (let j = left; j < columns; j++) {
      const w = work[j];
      data[row0 + j] -= v0 * w;
      data[row1 + j] -= v1 * w;
      data[row2 + j] -= v2 * w;
      data[row3 + j] -= v3 * w;
    }
  }
}

/** work[j] += sum of v[k] X[i + k, j] over k = 0..3, for the columns from `left` on. */
export function accumulateRows(
  data: Float64Array,
  columns: number,
  i: number,
  v: Float64Array,
  offset: number,
  left: number,
  work: Float64Array,
): void {
  const v0 = v[offset];
  const v1 = v[offset + 1];
  const v2 = v[offset + 2];
  const v3 = v[offset + 3];
  const row0 = i * columns;
  const row1 = row0 + columns;
  const row2 = row1 + columns;
  const row3 = row2 + columns;
  for (let j = left; j < columns; j++) {
    work[j] += v0 * data[row0 + j] + v1 * data[row1 + j] + (v2 * data[row2 + j] + v3 * data[row3 + j]);
  }
}

/** out[at + k] = sum of X[i + k, j] x[j] over the columns j from `left` on, for k = 0..3. */
export function dotRows(
  data: Float64Array,
  columns: number,
  i: number,
  x: Float64Array,
  left: number,
  out: Float64Array,
  at: number,
): void {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const row0 = i * columns;
  const row1 = row0 + columns;
  const row2 = row1 + columns;
  const row3 = row2 + columns;
  for (let j = left; j < columns; j++) {
    const value = x[j];
    s0 += data[row0 + j] * value;
    s1 += data[row1 + j] * value;
    s2 += data[row2 + j] * value;
    s3 += data[row3 + j] * value;
  }
  out[at] = s0;
  out[at + 1] = s1;
  out[at + 2] = s2;
  out[at + 3] = s3;
}
