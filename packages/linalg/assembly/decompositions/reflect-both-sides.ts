import { total } from './lanes';

/**
 * Rows 0 to 3 of (A - v image^T) (I - u u^T) from byte `start` of a row on, where `product` is image^T u. Those from `first`
 * on put their number at `start` behind v, `length` bytes on, and add themselves times this number to `next`.
 *
 * Vectors begin at an even column: u is zero before `start`, so what is there remains.
 */
export function reflectBothSides(
  row0: usize,
  stride: usize,
  start: usize,
  v: usize,
  length: usize,
  image: usize,
  u: usize,
  product: f64,
  next: usize,
  first: isize,
): void {
  const row1 = row0 + stride;
  const row2 = row1 + stride;
  const row3 = row2 + stride;
  const begin = start & ~15;
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let sum2 = f64x2.splat(0);
  let sum3 = f64x2.splat(0);
  for (let j = begin; j < stride; j += 16) {
    const x = v128.load(u + j);
    sum0 = f64x2.add(sum0, f64x2.mul(v128.load(row0 + j), x));
    sum1 = f64x2.add(sum1, f64x2.mul(v128.load(row1 + j), x));
    sum2 = f64x2.add(sum2, f64x2.mul(v128.load(row2 + j), x));
    sum3 = f64x2.add(sum3, f64x2.mul(v128.load(row3 + j), x));
  }
  const v0 = load<f64>(v);
  const v1 = load<f64>(v, 8);
  const v2 = load<f64>(v, 16);
  const v3 = load<f64>(v, 24);
  const dot0 = total(sum0) - v0 * product;
  const dot1 = total(sum1) - v1 * product;
  const dot2 = total(sum2) - v2 * product;
  const dot3 = total(sum3) - v3 * product;
  const w = load<f64>(image + start);
  const x = load<f64>(u + start);
  const c0 = first > 0 ? 0 : load<f64>(row0 + start) - (v0 * w + dot0 * x);
  const c1 = first > 1 ? 0 : load<f64>(row1 + start) - (v1 * w + dot1 * x);
  const c2 = first > 2 ? 0 : load<f64>(row2 + start) - (v2 * w + dot2 * x);
  const c3 = first > 3 ? 0 : load<f64>(row3 + start) - (v3 * w + dot3 * x);
  store<f64>(v + length, c0);
  store<f64>(v + length, c1, 8);
  store<f64>(v + length, c2, 16);
  store<f64>(v + length, c3, 24);
  for (let j = begin; j < stride; j += 16) {
    const w = v128.load(image + j);
    const x = v128.load(u + j);
    const a0 = reflected(row0 + j, v0, w, dot0, x);
    const a1 = reflected(row1 + j, v1, w, dot1, x);
    const a2 = reflected(row2 + j, v2, w, dot2, x);
    const a3 = reflected(row3 + j, v3, w, dot3, x);
    const upper = f64x2.add(f64x2.mul(f64x2.splat(c0), a0), f64x2.mul(f64x2.splat(c1), a1));
    const lower = f64x2.add(f64x2.mul(f64x2.splat(c2), a2), f64x2.mul(f64x2.splat(c3), a3));
    v128.store(next + j, f64x2.add(v128.load(next + j), f64x2.add(upper, lower)));
  }
}

/** The two numbers at `a` minus v w + dot u, which also replace them. */
function reflected(a: usize, v: f64, w: v128, dot: f64, u: v128): v128 {
  const taken = f64x2.add(f64x2.mul(f64x2.splat(v), w), f64x2.mul(f64x2.splat(dot), u));
  const value = f64x2.sub(v128.load(a), taken);
  v128.store(a, value);
  return value;
}
