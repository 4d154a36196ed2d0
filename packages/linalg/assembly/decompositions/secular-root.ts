import { total } from './lanes';

/** Unit roundoff. */
const epsilon: f64 = 1.1102230246251565e-16;
/** So many steps by interpolation; no case is known that takes a third of them. Bisection ends what is left. */
const maxSteps: i32 = 40;
/** Below every root's distance from its pole. */
const tiny: f64 = 1e-300;

/** What the last call of {@link sum} found. */
let found: f64 = 0;
let foundSlope: f64 = 0;
let foundPartial: f64 = 0;

/**
 * See src/secular-equation.ts. `d` and `z` hold an even number of numbers up to byte `end`, where one behind the last is zero
 * in z and larger than the last root in d. Writes as many differences to `out`.
 */
export function secularRoot(d: usize, z: usize, count: usize, end: usize, j: usize, out: usize): f64 {
  const last = j === count - 1;
  const l = (last ? j - 1 : j) * 8;
  const r = l + 8;
  const dl = load<f64>(d + l);
  const dr = load<f64>(d + r);
  let near = last ? r : l;
  let pole = last ? dr : dl;
  let low: f64 = 0;
  let high = last ? beyond(d, z, count) : dr - dl;
  let tau = high / 2;
  if (!last) high = tau;
  let nearest = true;
  let before: f64 = 0;
  for (let steps = 0; ; steps++) {
    const s = pole + tau;
    const half = r & ~15;
    sum(d, z, 0, half, 16, pole, tau);
    let left = found;
    let leftSlope = foundSlope;
    let partial = foundPartial;
    sum(d, z, end - 16, ((r + 8) & ~15) - 16, -16, pole, tau);
    let right = found;
    let rightSlope = foundSlope;
    partial += foundPartial;
    if (half < r) {
      // The pair of poles beside the root.
      const zs = v128.load(z + half);
      const ratio = f64x2.div(zs, difference(d + half, pole, tau));
      const terms = f64x2.mul(zs, ratio);
      const squares = f64x2.mul(ratio, ratio);
      left += f64x2.extract_lane(terms, 0);
      right += f64x2.extract_lane(terms, 1);
      leftSlope += f64x2.extract_lane(squares, 0);
      rightSlope += f64x2.extract_lane(squares, 1);
    }
    const value = 1 + left + right;
    const slope = leftSlope + rightSlope;
    if (steps === 0 && !last && value < 0) {
      near = r;
      pole = dr;
      tau = -tau;
      low = tau;
      high = 0;
    } else if (value < 0) low = tau;
    else high = tau;
    const rounding = 1 + 4 * (abs<f64>(right) - left) + partial + 2 * s * abs<f64>(tau) * slope;
    if (abs<f64>(value) <= epsilon * rounding) break;

    if (steps > 0 && value * before > 0 && abs<f64>(value) > abs<f64>(before) / 10) nearest = !nearest;
    before = value;
    const a = (dl - pole - tau) * (dl + s);
    const b = (dr - pole - tau) * (dr + s);
    let c = value - a * leftSlope - b * rightSlope;
    if (nearest) {
      const weight = load<f64>(z + near);
      const residue = weight * weight;
      c =
        near === l
          ? value - b * slope - (a - b) * (residue / (a * a))
          : value - a * slope - (b - a) * (residue / (b * b));
    }
    const step = rootBetween(c, (a + b) * value - a * b * slope, a * b * value, last);
    let next = tau + step / (s + sqrt<f64>(s * s + step));
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (steps >= maxSteps) next = middle(low, high);
    if (!(next > low && next < high)) break;
    tau = next;
  }
  for (let i: usize = 0; i < end; i += 16) v128.store(out + i, difference(d + i, pole, tau));
  return pole + tau;
}

/** Sums of z^2 / (d^2 - s^2), of their derivatives by s^2, and of all partial sums, over pairs from byte `i` to `end`. */
function sum(d: usize, z: usize, i: usize, end: usize, step: isize, pole: f64, tau: f64): void {
  let sums = f64x2.splat(0);
  let slopes = f64x2.splat(0);
  let partials = f64x2.splat(0);
  for (; i !== end; i += step) {
    const zs = v128.load(z + i);
    const ratio = f64x2.div(zs, difference(d + i, pole, tau));
    sums = f64x2.add(sums, f64x2.mul(zs, ratio));
    slopes = f64x2.add(slopes, f64x2.mul(ratio, ratio));
    partials = f64x2.add(partials, f64x2.abs(sums));
  }
  found = total(sums);
  foundSlope = total(slopes);
  foundPartial = total(partials);
}

/** d^2 - s^2 for two poles and s = pole + tau. */
function difference(d: usize, pole: f64, tau: f64): v128 {
  const ds = v128.load(d);
  const gaps = f64x2.sub(f64x2.sub(ds, f64x2.splat(pole)), f64x2.splat(tau));
  return f64x2.mul(gaps, f64x2.add(ds, f64x2.splat(pole + tau)));
}

/** How far the last root can be beyond the last pole. */
function beyond(d: usize, z: usize, count: usize): f64 {
  let squares: f64 = 0;
  for (let i: usize = 0; i < count; i++) squares += load<f64>(z + i * 8) * load<f64>(z + i * 8);
  const pole = load<f64>(d + count * 8 - 8);
  return (squares / (pole + sqrt<f64>(pole * pole + squares))) * (1 + 8 * epsilon * <f64>count);
}

/** The root of c x^2 - a x + b that lies between the poles, or beyond both where `outer`. */
function rootBetween(c: f64, a: f64, b: f64, outer: bool): f64 {
  const root = sqrt<f64>(max<f64>(0, a * a - 4 * b * c));
  if (outer) return a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
}

/** Between two numbers of one sign, in the middle of their exponents while these differ. */
function middle(low: f64, high: f64): f64 {
  const small = max<f64>(tiny, min<f64>(abs<f64>(low), abs<f64>(high)));
  const large = max<f64>(abs<f64>(low), abs<f64>(high));
  const size = large > 4 * small ? sqrt<f64>(small) * sqrt<f64>(large) : (small + large) / 2;
  return high > 0 ? size : -size;
}
