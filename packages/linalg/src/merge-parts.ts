import type { BidiagonalParts, Seam } from './bidiagonal-parts.js';
import { type Deflated, deflateSeam, Reach } from './deflate-seam.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { scratch } from './scratch.js';
import { solveSecular } from './solve-secular.js';

/** Makes one part of two that are done and the row between them. */
export function mergeParts(parts: BidiagonalParts, seam: Seam): void {
  const { d, U, V } = parts;
  const { start, middle, end, right } = seam;
  const deflated = deflateSeam(parts, seam);
  const poles = deflated.kept.map((row) => d[row]);
  const { roots, vectors, stride, scalesU, scalesV } = solveSecular(poles, deflated.z);
  const places = placesOf(deflated, d, roots, start);
  const size = { vectors, stride };
  const left = { ...size, scales: scalesU, factors: poles };
  recombine(d.length, U, deflated, places, left, [start, middle], [middle + 1, end]);
  recombine(d.length, V, deflated, places, { ...size, scales: scalesV }, [start, middle + 1], [middle + 1, right]);
  const values = deflated.done.map((row) => d[row]);
  places.kept.forEach((row, j) => {
    d[row] = roots[j];
    U[row * d.length + middle] = -scalesU[j];
  });
  places.done.forEach((row, k) => {
    d[row] = values[k];
  });
}

/** The rows that vectors go to. */
interface Places {
  readonly kept: Int32Array;
  readonly done: Int32Array;
}

/** Places in which all values ascend. */
function placesOf({ kept, done }: Deflated, d: Float64Array, roots: Float64Array, start: number): Places {
  const places = { kept: new Int32Array(kept.length), done: new Int32Array(done.length) };
  for (let j = 0, k = 0; j + k < kept.length + done.length; ) {
    const row = start + j + k;
    if (k === done.length || (j < kept.length && roots[j] <= d[done[k]])) places.kept[j++] = row;
    else places.done[k++] = row;
  }
  return places;
}

/** New vector j is scales[j] times the sum of vectors[j stride + i] factors[i] times kept vector i. */
interface Coefficients {
  readonly vectors: Float64Array;
  readonly stride: number;
  readonly scales: Float64Array;
  /** Ones and all kept vectors if there are none; else the first kept vector is left out. */
  readonly factors?: readonly number[];
}

type Range = readonly [from: number, to: number];

/** Puts new vectors in place of the kept ones, from products on the columns of either part, and moves the others. */
function recombine(
  n: number,
  X: Float64Array,
  { kept, reach, done }: Deflated,
  places: Places,
  { vectors, stride, scales, factors }: Coefficients,
  first: Range,
  second: Range,
): void {
  const count = kept.length;
  const width = second[1] - first[0];
  const [left, right, products] = scratch([count * count, n * width, count * width]);
  let used = 0;
  const sums = (
    [
      [first, Reach.second],
      [second, Reach.first],
    ] as const
  ).map(([[from, to], other]) => {
    const chosen: number[] = [];
    for (let i = factors ? 1 : 0; i < count; i++) if (reach[i] !== other) chosen.push(i);
    const out = products.subarray(used, used + count * (to - from));
    used += out.length;
    if (chosen.length === 0) {
      out.fill(0);
    } else {
      const C = new Matrix(count, chosen.length, left.subarray(0, count * chosen.length));
      const rows = new Matrix(chosen.length, to - from, right.subarray(0, chosen.length * (to - from)));
      takeColumns(vectors, stride, chosen, C);
      for (let k = 0; k < chosen.length; k++) {
        const i = chosen[k];
        copy(X, kept[i] * n + from, rows.data, k * rows.columns, rows.columns, factors ? factors[i] : 1);
      }
      multiply(C, rows, { out: new Matrix(count, to - from, out) });
    }
    return { out, from, length: to - from };
  });
  for (let k = 0; k < done.length; k++) copy(X, done[k] * n + first[0], right, k * width, width, 1);
  for (let k = 0; k < done.length; k++) copy(right, k * width, X, places.done[k] * n + first[0], width, 1);
  for (const { out, from, length } of sums) {
    for (let j = 0; j < count; j++) copy(out, j * length, X, places.kept[j] * n + from, length, scales[j]);
  }
}

function takeColumns(data: Float64Array, stride: number, chosen: readonly number[], out: Matrix): void {
  for (let j = 0, at = 0, row = 0; j < out.rows; j++, row += stride) {
    for (let k = 0; k < chosen.length; k++, at++) out.data[at] = data[row + chosen[k]];
  }
}

function copy(from: Float64Array, start: number, to: Float64Array, at: number, count: number, factor: number): void {
  for (let i = 0; i < count; i++) to[at + i] = from[start + i] * factor;
}
