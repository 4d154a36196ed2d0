import type { BidiagonalParts, Seam } from './bidiagonal-parts.js';
import { type Deflated, deflateSeam, Reach } from './deflate-seam.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
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
  recombine(parts, U, deflated, places, left, [start, middle], [middle + 1, end]);
  recombine(parts, V, deflated, places, { ...size, scales: scalesV }, [start, middle + 1], [middle + 1, right]);
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
  { d, scratch }: BidiagonalParts,
  X: Float64Array,
  { kept, reach, done }: Deflated,
  places: Places,
  coefficients: Coefficients,
  first: Range,
  second: Range,
): void {
  const n = d.length;
  const [factorSpace, rowSpace, productSpace] = scratch;
  let used = 0;
  const products = ([[first, Reach.second], [second, Reach.first]] as const).map(([[from, to], other]) => {
    const chosen: number[] = [];
    for (let i = coefficients.factors ? 1 : 0; i < kept.length; i++) if (reach[i] !== other) chosen.push(i);
    const rows = new Matrix(chosen.length, to - from, rowSpace.subarray(0, chosen.length * (to - from)));
    chosen.forEach((i, k) => {
      copy(X, kept[i] * n + from, rows.data, k * rows.columns, rows.columns);
    });
    const space = productSpace.subarray(used, used + kept.length * rows.columns);
    used += space.length;
    const product = new Matrix(kept.length, rows.columns, space);
    if (rows.data.length === 0) space.fill(0);
    else multiply(coefficientsOf(coefficients, kept.length, chosen, factorSpace), rows, { out: product });
    return { product, from };
  });
  const width = second[1] - first[0];
  done.forEach((row, k) => {
    copy(X, row * n + first[0], rowSpace, k * width, width);
  });
  places.done.forEach((row, k) => {
    copy(rowSpace, k * width, X, row * n + first[0], width);
  });
  for (const { product, from } of products) {
    places.kept.forEach((row, j) => {
      copy(product.data, j * product.columns, X, row * n + from, product.columns);
    });
  }
}

/** The coefficients of the chosen vectors, [count, chosen.length]. */
function coefficientsOf(
  { vectors, stride, scales, factors }: Coefficients,
  count: number,
  chosen: readonly number[],
  space: Float64Array,
): Matrix {
  const width = chosen.length;
  const C = new Matrix(count, width, space.subarray(0, count * width));
  for (let j = 0, at = 0; j < count; j++) {
    for (let k = 0; k < width; k++, at++) {
      const value = vectors[j * stride + chosen[k]] * scales[j];
      C.data[at] = factors ? value * factors[chosen[k]] : value;
    }
  }
  return C;
}

function copy(from: Float64Array, start: number, to: Float64Array, at: number, count: number): void {
  for (let i = 0; i < count; i++) to[at + i] = from[start + i];
}
