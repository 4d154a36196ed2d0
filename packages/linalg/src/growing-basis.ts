import { norm } from './householder.js';
import type { Random } from './random.js';

/**
 * Orthonormal vectors of one length, one behind the other in `data`, to which more are added one at a time. Every
 * new one is orthogonalised against all, again where much of it went (Kahan and Parlett: twice is enough).
 */
export interface GrowingBasis {
  /** Length of the vectors. */
  readonly length: number;
  /** The first count * length numbers are the vectors. */
  readonly data: Float64Array;
  count: number;
}

export function growingBasis(length: number, capacity: number): GrowingBasis {
  return { length, data: new Float64Array(length * capacity), count: 0 };
}

/**
 * Adds what `x`, which is overwritten, has beside the basis, if that is longer than `negligible`; otherwise a random
 * vector, or none where `stream` is absent. Adds to out[k] the part of x along vector k, and sets out[count] to the
 * length of the rest, 0 where it was negligible.
 */
export function extend(
  basis: GrowingBasis,
  x: Float64Array,
  negligible: number,
  stream: Random | undefined,
  out: Float64Array,
): void {
  const { length, data, count } = basis;
  let rest = orthogonalise(basis, x, negligible, out);
  const found = rest > negligible;
  out[count] = found ? rest : 0;
  if (!found) {
    if (!stream) return;
    const ignored = new Float64Array(count);
    for (let i = 0; i < length; i++) x[i] = stream.normal();
    rest = orthogonalise(basis, x, 0, ignored);
  }
  const start = count * length;
  for (let i = 0; i < length; i++) data[start + i] = x[i] / rest;
  basis.count++;
}

/** Subtracts from x its parts along the basis until that changes its length little; returns the length. */
function orthogonalise(basis: GrowingBasis, x: Float64Array, negligible: number, out: Float64Array): number {
  for (let length = norm(x); ; ) {
    subtractParts(basis, x, out);
    const rest = norm(x);
    if (!(rest > negligible) || rest > 0.7 * length) return rest;
    length = rest;
  }
}

/** One pass, four vectors at a time. */
function subtractParts({ length, data, count }: GrowingBasis, x: Float64Array, out: Float64Array): void {
  let k = 0;
  for (; k < count - 3; k += 4) {
    const row0 = k * length;
    const row1 = row0 + length;
    const row2 = row1 + length;
    const row3 = row2 + length;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let i = 0; i < length; i++) {
      const value = x[i];
      s0 += data[row0 + i] * value;
      s1 += data[row1 + i] * value;
      s2 += data[row2 + i] * value;
      s3 += data[row3 + i] * value;
    }
    for (let i = 0; i < length; i++) {
      x[i] -= s0 * data[row0 + i] + s1 * data[row1 + i] + (s2 * data[row2 + i] + s3 * data[row3 + i]);
    }
    out[k] += s0;
    out[k + 1] += s1;
    out[k + 2] += s2;
    out[k + 3] += s3;
  }
  for (; k < count; k++) {
    const row = k * length;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += data[row + i] * x[i];
    for (let i = 0; i < length; i++) x[i] -= sum * data[row + i];
    out[k] += sum;
  }
}
