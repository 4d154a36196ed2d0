import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { secularRoot } from './secular-equation.js';

/** A bidiagonal matrix that is being decomposed, and what is known of its parts. */
export interface HalfSpace {
  /** Its diagonal; of a part that is done, its singular values, ascending. */
  readonly d: Float64Array;
  /** What stands above the diagonal. */
  readonly e: Float64Array;
  /** What is as good as zero. */
  readonly negligible: number;
  /** Left singular vectors of the parts that are done, in rows; [n, n]. A part takes the same columns as rows. */
  readonly U: Float64Array;
  /** Right ones; where a part has one column more than rows, its next row spans its null space. */
  readonly V: Float64Array;
  readonly work: Work;
}

interface Work {
  readonly z: Float64Array;
  readonly kind: Uint8Array;
  readonly differences: Float64Array;
  readonly coefficients: Float64Array;
  readonly gathered: Float64Array;
  readonly products: Float64Array;
  readonly deflated: Float64Array;
}

export function halfSpace(d: Float64Array, e: Float64Array, negligible: number): HalfSpace {
  const n = d.length;
  const work = {
    z: new Float64Array(n),
    kind: new Uint8Array(n),
    differences: new Float64Array(n * n),
    coefficients: new Float64Array(2 * n * n),
    gathered: new Float64Array(n * n),
    products: new Float64Array(n * n),
    deflated: new Float64Array(n * n),
  };
  return { d, e, negligible, U: new Float64Array(n * n), V: new Float64Array(n * n), work };
}

const TOP = 0;
const DENSE = 1;
const BOTTOM = 2;

/**
 * Joins two parts, of `top` rows from `start` on and of `bottom` rows, and the row between them.
 */
export function mergeHalves(space: HalfSpace, start: number, top: number, bottom: number, extra: number): void {
  const { d, U, V, negligible } = space;
  const { z, kind } = space.work;
  const n = d.length;
  const middle = start + top;
  const rows = top + 1 + bottom;
  const end = start + rows;
  const right = end + extra;
  // the middle row in the basis of the right singular vectors
  const alpha = d[middle];
  const beta = bottom + extra > 0 ? space.e[middle] : 0;
  for (let k = start; k <= middle; k++) z[k] = alpha * V[k * n + middle];
  for (let k = middle + 1; k < end; k++) z[k] = beta * V[k * n + middle + 1];
  let middleKind = TOP;
  if (extra === 1) {
    const a = z[middle];
    const b = beta * V[end * n + middle + 1];
    const r = Math.sqrt(a * a + b * b);
    if (r > 0) {
      rotate(V, n, middle, end, a / r, b / r, start, right);
      z[middle] = r;
      middleKind = DENSE;
    }
  }
  d[middle] = 0;
  // deflation
  const kept: number[] = [middle];
  const gone: number[] = [];
  const drop = (row: number) => {
    let k = gone.length;
    while (k > 0 && d[gone[k - 1]] > d[row]) k--;
    gone.splice(k, 0, row);
  };
  const kindV = middleKind;
  let middleV = kindV;
  for (let a = start, b = middle + 1; a < middle || b < end; ) {
    const row = b === end || (a < middle && d[a] <= d[b]) ? a++ : b++;
    kind[row] = row < middle ? TOP : BOTTOM;
    const p = kept[kept.length - 1];
    if (Math.abs(z[row]) <= negligible) drop(row);
    else if (d[row] - d[p] > negligible) kept.push(row);
    else if (p === middle) {
      const length = Math.sqrt(z[p] * z[p] + z[row] * z[row]);
      const r = z[p] < 0 ? -length : length;
      const c = z[p] / r;
      rotate(V, n, p, row, c, z[row] / r, start, right);
      if (middleV !== kind[row]) middleV = DENSE;
      z[p] = r;
      d[row] *= c;
      drop(row);
    } else {
      const r = Math.sqrt(z[p] * z[p] + z[row] * z[row]);
      const c = z[row] / r;
      const s = z[p] / r;
      rotate(U, n, row, p, c, s, start, end);
      rotate(V, n, row, p, c, s, start, right);
      z[row] = r;
      const gap = d[row] - d[p];
      d[p] += s * s * gap;
      d[row] -= s * s * gap;
      if (kind[p] !== kind[row]) kind[row] = DENSE;
      drop(p);
      kept[kept.length - 1] = row;
    }
  }
  if (Math.abs(z[middle]) <= negligible) z[middle] = negligible;
  kind[middle] = middleV;
  join(space, start, middle, end, right, kept, gone);
}

/** (row a, row b) := (c a + s b, c b - s a) on the columns from `left` to `right`. */
function rotate(
  data: Float64Array,
  n: number,
  a: number,
  b: number,
  c: number,
  s: number,
  left: number,
  right: number,
): void {
  for (let i = a * n + left, k = b * n + left; i < a * n + right; i++, k++) {
    const x = data[i];
    const y = data[k];
    data[i] = c * x + s * y;
    data[k] = c * y - s * x;
  }
}

function join(
  space: HalfSpace,
  start: number,
  middle: number,
  end: number,
  right: number,
  kept: number[],
  gone: number[],
): void {
  const { d, U, V, work } = space;
  const { kind, differences } = work;
  const count = kept.length;
  const poles = Float64Array.from(kept, (row) => d[row]);
  const z = Float64Array.from(kept, (row) => work.z[row]);
  const roots = new Float64Array(count);
  for (let j = 0; j < count; j++) roots[j] = secularRoot(poles, z, count, j, differences, j * count);
  exactWeights(poles, z, count, differences);
  const inverseU = new Float64Array(count);
  const inverseV = new Float64Array(count);
  // v_i = z_i / (d_i^2 - s^2)
  for (let j = 0, at = 0; j < count; j++) {
    let squaresU = 1;
    let squaresV = 0;
    for (let i = 0; i < count; i++, at++) {
      const v = z[i] / differences[at];
      differences[at] = v;
      squaresV += v * v;
      squaresU += poles[i] * v * (poles[i] * v);
    }
    inverseU[j] = 1 / Math.sqrt(squaresU);
    inverseV[j] = 1 / Math.sqrt(squaresV);
  }
  // destination of every root and every deflated value
  const values = new Float64Array(end - start);
  const place = new Int32Array(count);
  const goneTo = new Int32Array(gone.length);
  for (let j = 0, g = 0; j + g < values.length; ) {
    if (g === gone.length || (j < count && roots[j] <= d[gone[g]])) {
      values[j + g] = roots[j];
      place[j] = start + j + g;
      j++;
    } else {
      values[j + g] = d[gone[g]];
      goneTo[g] = start + j + g;
      g++;
    }
  }
  combine(space, U, start, middle, end, kept, gone, place, goneTo, inverseU, poles, middle);
  kind[middle] = kind[middle];
  combine(space, V, start, middle + 1, right, kept, gone, place, goneTo, inverseV, undefined, -1);
  d.set(values, start);
}

/** Replaces z by weights for which the computed roots are exact roots. */
function exactWeights(d: Float64Array, z: Float64Array, count: number, differences: Float64Array): void {
  const squares = new Float64Array(count);
  for (let i = 0, at = (count - 1) * count; i < count; i++) squares[i] = -differences[at + i];
  for (let j = 0, at = 0; j < count - 1; j++) {
    for (let i = 0; i <= j; i++, at++) squares[i] *= differences[at] / ((d[i] - d[j + 1]) * (d[i] + d[j + 1]));
    for (let i = j + 1; i < count; i++, at++) squares[i] *= differences[at] / ((d[i] - d[j]) * (d[i] + d[j]));
  }
  for (let i = 0; i < count; i++) {
    const size = Math.sqrt(Math.abs(squares[i]));
    z[i] = z[i] < 0 ? -size : size;
  }
}

function combine(
  space: HalfSpace,
  X: Float64Array,
  start: number,
  split: number,
  right: number,
  kept: number[],
  gone: number[],
  place: Int32Array,
  goneTo: Int32Array,
  inverse: Float64Array,
  poles: Float64Array | undefined,
  middle: number,
): void {
  const { work } = space;
  const { kind, differences, coefficients, gathered, products, deflated } = work;
  const n = space.d.length;
  const count = kept.length;
  const width = right - start;
  gone.forEach((row, k) => {
    deflated.set(X.subarray(row * n + start, row * n + right), k * width);
  });
  let at = 0;
  const parts: [Matrix, number][] = [];
  let used = 0;
  for (const [without, from, to] of [
    [BOTTOM, start, poles ? split : split],
    [TOP, poles ? split + 1 : split, right],
  ]) {
    const chosen: number[] = [];
    for (let i = poles ? 1 : 0; i < count; i++) if (kind[kept[i]] !== without) chosen.push(i);
    const m = chosen.length;
    const w = to - from;
    const out = new Matrix(count, w, products.subarray(used, used + count * w));
    used += count * w;
    if (m === 0 || w === 0) {
      out.data.fill(0);
    } else {
      const C = new Matrix(count, m, coefficients.subarray(at, at + count * m));
      at += count * m;
      for (let j = 0, k = 0; j < count; j++) {
        const line = j * count;
        if (poles) for (let i = 0; i < m; i++, k++) C.data[k] = differences[line + chosen[i]] * poles[chosen[i]] * inverse[j];
        else for (let i = 0; i < m; i++, k++) C.data[k] = differences[line + chosen[i]] * inverse[j];
      }
      const G = new Matrix(m, w, gathered.subarray(0, m * w));
      chosen.forEach((i, k) => {
        G.data.set(X.subarray(kept[i] * n + from, kept[i] * n + to), k * w);
      });
      multiply(C, G, { out });
    }
    parts.push([out, from]);
  }
  for (let j = 0; j < count; j++) {
    const row = place[j] * n;
    for (const [out, from] of parts) X.set(out.data.subarray(j * out.columns, (j + 1) * out.columns), row + from);
    if (poles) X[row + middle] = -inverse[j];
  }
  gone.forEach((_, k) => {
    X.set(deflated.subarray(k * width, (k + 1) * width), goneTo[k] * n + start);
  });
}
