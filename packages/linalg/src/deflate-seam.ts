import type { BidiagonalParts, Seam } from './bidiagonal-parts.js';

/** Which of the two parts the vectors in a row have entries in. */
export const Reach = { first: 0, both: 1, second: 2 } as const;
type Reach = (typeof Reach)[keyof typeof Reach];

/** What is left to do at a seam, and what is not. */
export interface Deflated {
  /** Rows whose values are still sought, by ascending d, which differ by more than what is negligible. The first is the
   * middle one, with d = 0. */
  readonly kept: readonly number[];
  /** z and reach of each of these. The reach of the first is that of its right vector. */
  readonly z: readonly number[];
  readonly reach: readonly Reach[];
  /** Rows that are done, by ascending d. */
  readonly done: readonly number[];
}

/**
 * Writes the row between two parts in terms of their right singular vectors, as z, so that z above the values of both parts
 * has the singular values of the whole; and splits off the values that z doesn't change by more than what is negligible:
 * where z is, or where two values almost agree, so that a rotation of their vectors turns one z into zero.
 */
export function deflateSeam({ d, e, negligible, U, V }: BidiagonalParts, seam: Seam): Deflated {
  const { start, middle, end, right } = seam;
  const n = d.length;
  const alpha = d[middle];
  const beta = middle + 1 < right ? e[middle] : 0;
  const entry = (row: number) => (row <= middle ? alpha * V[row * n + middle] : beta * V[row * n + middle + 1]);
  d[middle] = 0;
  let first = entry(middle);
  let firstReach: Reach = Reach.first;
  if (end < right) {
    // Both parts have a null vector: one combination of them is orthogonal to the row.
    const other = entry(end);
    const length = Math.sqrt(first * first + other * other);
    if (length > 0) {
      rotateRows(V, n, middle, end, first / length, other / length, seam);
      first = length;
      firstReach = Reach.both;
    }
  }
  const kept = [middle];
  const z = [first];
  const reach: Reach[] = [firstReach];
  const done: number[] = [];
  const finish = (row: number) => {
    let k = done.length;
    while (k > 0 && d[done[k - 1]] > d[row]) k--;
    done.splice(k, 0, row);
  };
  for (let a = start, b = middle + 1; a < middle || b < end; ) {
    const row = b === end || (a < middle && d[a] <= d[b]) ? a++ : b++;
    const own = row < middle ? Reach.first : Reach.second;
    const weight = entry(row);
    const top = kept.length - 1;
    const before = kept[top];
    if (Math.abs(weight) <= negligible) {
      finish(row);
    } else if (d[row] - d[before] > negligible) {
      kept.push(row);
      z.push(weight);
      reach.push(own);
    } else {
      const length = Math.sqrt(z[top] * z[top] + weight * weight);
      if (top === 0) {
        const signed = z[0] < 0 ? -length : length;
        rotateRows(V, n, before, row, z[0] / signed, weight / signed, seam);
        d[row] *= z[0] / signed;
        z[0] = signed;
        finish(row);
      } else {
        const [c, s] = [weight / length, z[top] / length];
        rotateRows(U, n, row, before, c, s, seam);
        rotateRows(V, n, row, before, c, s, seam);
        const gap = d[row] - d[before];
        d[before] += s * s * gap;
        d[row] -= s * s * gap;
        finish(before);
        kept[top] = row;
        z[top] = length;
      }
      if (reach[top] !== own) reach[top] = Reach.both;
    }
  }
  if (Math.abs(z[0]) <= negligible) z[0] = negligible;
  return { kept, z, reach, done };
}

/** (row a, row b) := (c a + s b, c b - s a). */
function rotateRows(
  X: Float64Array,
  n: number,
  a: number,
  b: number,
  c: number,
  s: number,
  { start, right }: Seam,
): void {
  for (let j = start; j < right; j++) {
    const x = X[a * n + j];
    const y = X[b * n + j];
    X[a * n + j] = c * x + s * y;
    X[b * n + j] = c * y - s * x;
  }
}
