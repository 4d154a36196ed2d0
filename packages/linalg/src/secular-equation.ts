/** Unit roundoff. */
const EPSILON = Number.EPSILON / 2;
/** So many steps by interpolation; no case is known that takes a third of them. Bisection ends what is left. */
const STEPS = 40;
/** Below every root's distance from its pole. */
const TINY = 1e-300;

/** What the last call of {@link sum} found. */
let found = 0;
let foundSlope = 0;
let foundPartial = 0;

/**
 * Root number j of the secular equation
 *
 * 1 + sum over i < count of z_i^2 / (d_i^2 - s^2) = 0, where 0 = d_0 < d_1 < ... and no z_i is zero,
 *
 * that is the one between d_j and d_(j + 1), or beyond the last pole. Writes d_i^2 - s^2 to `differences`[at + i], each
 * with a small relative error, for which s is sought as its distance from the nearer pole. `stride` is `count` rounded up
 * to an even number; a number behind the last is zero in z and larger than the last root in d.
 *
 * A step puts the root of c + p / (d_l^2 - x) + q / (d_r^2 - x), where l and r are the poles beside the root, x = s^2, and
 * value and derivative agree at the last x. One more condition is free: the residue at the nearer pole, and where that
 * converges slowly, the derivative of the sum over the poles on each side. Steps that leave the bracket halve it.
 *
 * The twin of assembly/decompositions/secular-root.ts.
 *
 * @see R.-C. Li, Solving secular equations stably and efficiently, LAPACK Working Note 89 (1993).
 */
export function secularRoot(
  d: Float64Array,
  z: Float64Array,
  count: number,
  stride: number,
  j: number,
  differences: Float64Array,
  at: number,
): number {
  const last = j === count - 1;
  const l = last ? j - 1 : j;
  const r = l + 1;
  let near = j;
  let pole = d[j];
  let low = 0;
  let high = last ? beyond(d, z, count) : d[r] - d[l];
  let tau = high / 2;
  if (!last) high = tau;
  let nearest = true; // which condition the next step uses
  let before = 0;
  for (let steps = 0; ; steps++) {
    const s = pole + tau;
    const half = r & ~1;
    sum(d, z, 0, half, 2, pole, tau);
    let left = found;
    let leftSlope = foundSlope;
    let partial = foundPartial;
    sum(d, z, stride - 2, ((r + 1) & ~1) - 2, -2, pole, tau);
    let right = found;
    let rightSlope = foundSlope;
    partial += foundPartial;
    if (half < r) {
      // The pair of poles beside the root.
      const leftRatio = z[half] / ((d[half] - pole - tau) * (d[half] + s));
      const rightRatio = z[r] / ((d[r] - pole - tau) * (d[r] + s));
      left += z[half] * leftRatio;
      right += z[r] * rightRatio;
      leftSlope += leftRatio * leftRatio;
      rightSlope += rightRatio * rightRatio;
    }
    const value = 1 + left + right;
    const slope = leftSlope + rightSlope;
    if (steps === 0 && !last && value < 0) {
      // The root is nearer to the other pole: the same point, seen from there.
      near = r;
      pole = d[r];
      tau = -tau;
      low = tau;
      high = 0;
    } else if (value < 0) low = tau;
    else high = tau;
    const rounding = 1 + 4 * (Math.abs(right) - left) + partial + 2 * s * Math.abs(tau) * slope;
    if (Math.abs(value) <= EPSILON * rounding) break;

    if (steps > 0 && value * before > 0 && Math.abs(value) > Math.abs(before) / 10) nearest = !nearest;
    before = value;
    const a = (d[l] - pole - tau) * (d[l] + s);
    const b = (d[r] - pole - tau) * (d[r] + s);
    let c = value - a * leftSlope - b * rightSlope;
    if (nearest) {
      const residue = z[near] * z[near];
      c =
        near === l
          ? value - b * slope - (a - b) * (residue / (a * a))
          : value - a * slope - (b - a) * (residue / (b * b));
    }
    const step = rootBetween(c, (a + b) * value - a * b * slope, a * b * value, last);
    let next = tau + step / (s + Math.sqrt(s * s + step));
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (steps >= STEPS) next = middle(low, high);
    if (!(next > low && next < high)) break;
    tau = next;
  }
  const s = pole + tau;
  for (let i = 0; i < stride; i++) differences[at + i] = (d[i] - pole - tau) * (d[i] + s);
  return s;
}

/**
 * Sums of z^2 / (d^2 - s^2), of their derivatives by s^2, and of all partial sums, over pairs from i to `end`, even and odd
 * ones on their own, as the two lanes of a vector have them.
 */
function sum(d: Float64Array, z: Float64Array, i: number, end: number, step: number, pole: number, tau: number): void {
  const s = pole + tau;
  let [even, evenSlope, evenPartial] = [0, 0, 0];
  let [odd, oddSlope, oddPartial] = [0, 0, 0];
  for (; i !== end; i += step) {
    const a = z[i] / ((d[i] - pole - tau) * (d[i] + s));
    const b = z[i + 1] / ((d[i + 1] - pole - tau) * (d[i + 1] + s));
    even += z[i] * a;
    odd += z[i + 1] * b;
    evenSlope += a * a;
    oddSlope += b * b;
    evenPartial += Math.abs(even);
    oddPartial += Math.abs(odd);
  }
  found = even + odd;
  foundSlope = evenSlope + oddSlope;
  foundPartial = evenPartial + oddPartial;
}

/** How far the last root can be beyond the last pole. */
function beyond(d: Float64Array, z: Float64Array, count: number): number {
  let squares = 0;
  for (let i = 0; i < count; i++) squares += z[i] * z[i];
  const pole = d[count - 1];
  // Rounding must not put the root outside.
  return (squares / (pole + Math.sqrt(pole * pole + squares))) * (1 + 8 * EPSILON * count);
}

/** The root of c x^2 - a x + b that lies between the poles, or beyond both where `outer`. */
function rootBetween(c: number, a: number, b: number, outer: boolean): number {
  const root = Math.sqrt(Math.max(0, a * a - 4 * b * c));
  if (outer) return a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
}

/** Between two numbers of one sign, in the middle of their exponents while these differ. */
function middle(low: number, high: number): number {
  const small = Math.max(TINY, Math.min(Math.abs(low), Math.abs(high)));
  const large = Math.max(Math.abs(low), Math.abs(high));
  const size = large > 4 * small ? Math.sqrt(small) * Math.sqrt(large) : (small + large) / 2;
  return high > 0 ? size : -size;
}
