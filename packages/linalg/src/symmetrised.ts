import { ArgumentError, ShapeError } from './errors.js';
import type { Matrix } from './matrix.js';
import { type Padded, paddedZeros } from './padded.js';
import type { FloatArray } from './state.js';

const SINGLE_EPSILON = 1.1920928955078125e-7; // 2^-23

/**
 * factor * (A + A^T) / 2, where A, whose largest entry is given, is symmetric but for rounding: up to 64 n times the
 * precision of its storage times that entry. Throws in the name of `caller`.
 */
export function symmetrised(
  caller: string,
  { rows: n, columns, data }: Matrix<FloatArray>,
  largest: number,
  factor: number,
): Padded {
  if (n !== columns) throw new ShapeError(`${caller}: expected a square matrix, got ${n} x ${columns}.`);
  const tolerance = 64 * n * (data.BYTES_PER_ELEMENT === 4 ? SINGLE_EPSILON : Number.EPSILON);
  const S = paddedZeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const upper = data[i * n + j] * factor;
      const lower = data[j * n + i] * factor;
      if (Math.abs(upper - lower) > tolerance * largest * factor) {
        throw new ArgumentError(
          `${caller}: expected a symmetric matrix, but entry (${i}, ${j}) is ${data[i * n + j]} and entry ` +
            `(${j}, ${i}) is ${data[j * n + i]}. Pass (A + A^T) / 2 if the difference is noise, otherwise use svd.`,
        );
      }
      S.data[i * n + j] = S.data[j * n + i] = (upper + lower) / 2;
    }
  }
  return S;
}
