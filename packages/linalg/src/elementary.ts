import { exponentOf, powerOfTwo } from './binary.js';
import { dividePairs, multiplyPairs, tail, twoProduct, twoSum } from './double-double.js';
import { ArgumentError } from './errors.js';

// ln 2 and pi/2 in pieces; the leading ones have so few bits that their multiples below are exact.
const LN2_HIGH = 0.6931471805592082;
const LN2_LOW = 7.371002565167799e-13;
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;
const THIRD_TAIL = 1.850371707708594e-17;

// Taylor coefficients behind the leading terms; what is cut off lies below 2^-57 of the result.
const EXP = Float64Array.of(
  1 / 6,
  1 / 24,
  1 / 120,
  1 / 720,
  1 / 5040,
  1 / 40320,
  1 / 362880,
  1 / 3628800,
  1 / 39916800,
  1 / 479001600,
  1 / 6227020800,
);
const ARTANH = Float64Array.of(1 / 5, 1 / 7, 1 / 9, 1 / 11, 1 / 13, 1 / 15, 1 / 17, 1 / 19, 1 / 21, 1 / 23, 1 / 25);
const COS = Float64Array.of(
  1 / 24,
  -1 / 720,
  1 / 40320,
  -1 / 3628800,
  1 / 479001600,
  -1 / 87178291200,
  1 / 20922789888000,
);
const SIN = Float64Array.of(
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
  1 / 355687428096000,
);

/**
 * Exponential function with the same bits on every machine.
 *
 * e^x = 2^k e^r with |r| <= ln(2) / 2, and a Taylor polynomial for e^r. The error is below 1 ulp.
 *
 * @param x - any number.
 * @returns e^x; 0 and Infinity beyond the range of doubles, NaN for NaN.
 * @example
 * ```ts
 * import { exp } from '@lowrank/linalg';
 *
 * console.log(exp(1)); // 2.718281828459045
 * ```
 */
export function exp(x: number): number {
  return expOfPair(x, 0);
}

/**
 * Natural logarithm with the same bits on every machine.
 *
 * ln(x) = k ln(2) + 2 artanh((m - 1) / (m + 1)) with x = 2^k m. The error is below 0.51 ulp.
 *
 * @param x - any number.
 * @returns ln(x); -Infinity for 0, NaN below it.
 * @example
 * ```ts
 * import { log } from '@lowrank/linalg';
 *
 * console.log(log(10)); // 2.302585092994046
 * ```
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  return x === Infinity ? x : logPair(x);
}

/**
 * Power of a number that is not negative, with the same bits on every machine.
 *
 * x^y = exp(y ln x), with ln x to about 70 bits. The error is below 1 ulp.
 *
 * @param x - base, >= 0.
 * @param y - any exponent.
 * @returns x^y; 1 where x = 1 or y = 0, NaN for a negative base.
 * @example
 * ```ts
 * import { pow } from '@lowrank/linalg';
 *
 * console.log(pow(0.9, 100)); // 0.000026561398887587544
 * ```
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(x >= 0) || Number.isNaN(y)) return Number.NaN;
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity;
  if (y === Infinity || y === -Infinity) return x > 1 === y > 0 ? Infinity : 0;
  const logarithm = logPair(x);
  const rest = tail[0];
  if (y * logarithm > 710) return Infinity;
  if (y * logarithm < -746) return 0;
  const exponent = twoProduct(y, logarithm);
  return expOfPair(exponent, tail[0] + y * rest);
}

/**
 * Cosine with the same bits on every machine.
 *
 * x is reduced by a multiple of pi/2, then a Taylor polynomial of the sine or cosine is used. The error is below 1 ulp.
 *
 * @param x - angle in radians, at most 1e6 in absolute value.
 * @returns cos(x); NaN for NaN and infinities.
 * @throws ArgumentError where |x| is finite and above 1e6.
 * @example
 * ```ts
 * import { cos } from '@lowrank/linalg';
 *
 * console.log(cos(Math.PI / 3)); // 0.5000000000000001
 * ```
 */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return Number.NaN;
  if (Math.abs(x) > 1e6) throw new ArgumentError(`cos: expected an angle between -1e6 and 1e6, got ${x}.`);
  const turns = Math.floor(x * 0.6366197723675814 + 0.5); // 2 / pi
  const near = twoSum(x - turns * HALF_PI_HIGH, -turns * HALF_PI_MIDDLE);
  const rest = tail[0] - turns * HALF_PI_LOW;
  const r = near + rest;
  const rTail = near - r + rest;
  switch (((turns % 4) + 4) % 4) {
    case 0:
      return cosNearZero(r, rTail);
    case 1:
      return -sinNearZero(r, rTail);
    case 2:
      return -cosNearZero(r, rTail);
    default:
      return sinNearZero(r, rTail);
  }
}

/** exp(x + xTail) for a tail within an ulp of x. */
function expOfPair(x: number, xTail: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const near = x - k * LN2_HIGH;
  const rest = xTail - k * LN2_LOW;
  const r = near + rest;
  const rTail = near - r + rest;
  const square = twoProduct(r, r);
  const squareTail = tail[0];
  // e^r = 1 + r + r^2 / 2 + ..., the three largest terms and their sums in double precision twice over
  const small = twoSum(r, square / 2);
  const smallTail = tail[0] + (rTail + r * rTail + squareTail / 2 + r * square * polynomial(EXP, r));
  const whole = twoSum(1, small);
  const power = whole + (tail[0] + smallTail);
  const half = k >> 1; // two factors, for 2^k alone may leave the range of doubles
  return power * powerOfTwo(half) * powerOfTwo(k - half);
}

/** ln(x) for a finite x > 0, with its rounding error in `tail[0]`. */
function logPair(x: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x; // 2^54
  let k = exponentOf(normal);
  let m = k > 0 ? (normal * powerOfTwo(-k + 1)) / 2 : normal * powerOfTwo(-k);
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  if (subnormal) k -= 54;
  const denominator = twoSum(m, 1);
  const s = dividePairs(m - 1, 0, denominator, tail[0]);
  const sTail = tail[0];
  const z = multiplyPairs(s, sTail, s, sTail);
  const zTail = tail[0];
  // artanh(s) / s = 1 + z / 3 + z^2 (1/5 + z / 7 + ...)
  const third = multiplyPairs(z, zTail, 1 / 3, THIRD_TAIL);
  const thirdTail = tail[0] + z * z * polynomial(ARTANH, z);
  const ratio = twoSum(1, third);
  const logM = multiplyPairs(2 * s, 2 * sTail, ratio, tail[0] + thirdTail);
  const logMTail = tail[0];
  const sum = twoSum(k * LN2_HIGH, logM);
  const rest = tail[0] + (k * LN2_LOW + logMTail);
  const high = sum + rest;
  tail[0] = sum - high + rest;
  return high;
}

/** cos(r + rTail) for |r| <= pi/4. */
function cosNearZero(r: number, rTail: number): number {
  const z = r * r;
  const start = 1 - z / 2;
  return start + (1 - start - z / 2 + (z * z * polynomial(COS, z) - r * rTail));
}

/** sin(r + rTail) for |r| <= pi/4. */
function sinNearZero(r: number, rTail: number): number {
  const z = r * r;
  return r + (r * z * polynomial(SIN, z) + rTail * (1 - z / 2));
}

/** Sum of coefficients[i] x^i by Horner's rule. */
function polynomial(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}
