/** Unit roundoff. */
const EPSILON = Number.EPSILON / 2;
/** So many steps by interpolation; no case is known that takes a third of them. Bisection ends what is left. */
const STEPS = 40;
/** Below every root's distance from its pole. */
const TINY = 1e-300;

/**
 * Root number j of the secular equation
 *
 * 1 + sum over i < count of z_i^2 / (d_i^2 - s^2) = 0, where 0 = d_0 < d_1 < ... and no z_i is zero,
 *
 * that is the one between d_j and d_(j + 1), or beyond the last pole. Writes d_i^2 - s^2 to `differences`[at + i], each
 * with a small relative error, for which s is sought as its distance from the nearer pole.
 *
 * A step puts the root of c + p / (d_l^2 - x) + q / (d_r^2 - x), where l and r are the poles beside the root, x = s^2, and
 * value and derivative agree at the last x. One more condition is free: the residue at the nearer pole, and where that
 * converges slowly, the derivative of the sum over the poles on each side. Steps that leave the bracket halve it.
 *
 * @see R.-C. Li, Solving secular equations stably and efficiently, LAPACK Working Note 89 (1993).
 */
export function secularRoot(
  d: Float64Array,
  z: Float64Array,
  count: number,
  j: number,
  differences: Float64Array,
  at: number,
): number {
  if (count === 1) {
    differences[at] = -z[0] * z[0];
    return Math.abs(z[0]);
  }
  const last = j === count - 1;
  const l = last ? j - 1 : j;
  const r = l + 1;
  let origin = j;
  let low = 0;
  let high = last ? beyond(d, z, count) : d[r] - d[l];
  let tau = high / 2;
  if (!last) high = tau;
  let nearest = true; // which condition the next step uses
  let before = 0;
  for (let steps = 0; ; steps++) {
    const pole = d[origin];
    const s = pole + tau;
    let left = 0;
    let leftSlope = 0;
    let partial = 0;
    for (let i = 0; i < r; i++) {
      const ratio = z[i] / ((d[i] - pole - tau) * (d[i] + s));
      left += z[i] * ratio;
      leftSlope += ratio * ratio;
      partial -= left;
    }
    let right = 0;
    let rightSlope = 0;
    for (let i = count - 1; i > l; i--) {
      const ratio = z[i] / ((d[i] - pole - tau) * (d[i] + s));
      right += z[i] * ratio;
      rightSlope += ratio * ratio;
      partial += Math.abs(right);
    }
    const value = 1 + left + right;
    const slope = leftSlope + rightSlope;
    if (steps === 0 && !last && value < 0) {
      // The root is nearer to the other pole: the same point, seen from there.
      origin = r;
      tau = -tau;
      low = tau;
      high = 0;
    } else if (value < 0) low = tau;
    else high = tau;
    const rounding = 1 + 4 * (Math.abs(right) - left) + partial + 2 * s * Math.abs(tau) * slope;
    if (Math.abs(value) <= EPSILON * rounding) break;

    if (steps > 0 && value * before > 0 && Math.abs(value) > Math.abs(before) / 10) nearest = !nearest;
    before = value;
    const near = d[origin];
    const dl = (d[l] - near - tau) * (d[l] + s);
    const dr = (d[r] - near - tau) * (d[r] + s);
    let c = value - dl * leftSlope - dr * rightSlope;
    if (nearest) {
      const residue = z[origin] * z[origin];
      c =
        origin === l
          ? value - dr * slope - (dl - dr) * (residue / (dl * dl))
          : value - dl * slope - (dr - dl) * (residue / (dr * dr));
    }
    const step = rootBetween(c, (dl + dr) * value - dl * dr * slope, dl * dr * value, last);
    let next = tau + step / (s + Math.sqrt(s * s + step));
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (steps >= STEPS) next = middle(low, high);
    if (!(next > low && next < high)) break;
    tau = next;
  }
  const pole = d[origin];
  const s = pole + tau;
  for (let i = 0; i < count; i++) differences[at + i] = (d[i] - pole - tau) * (d[i] + s);
  return s;
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
