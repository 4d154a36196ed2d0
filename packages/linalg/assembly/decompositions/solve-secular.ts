import { total } from './lanes';
import { secularRoot } from './secular-root';

/**
 * See src/solve-secular.ts. All rows are `stride` bytes, a multiple of 16; a number behind the last is zero in `z` and larger
 * than the last root in `d`.
 */
export function solveSecular(
  d: usize,
  z: usize,
  count: usize,
  stride: usize,
  roots: usize,
  vectors: usize,
  scalesU: usize,
  scalesV: usize,
): void {
  for (let j: usize = 0, row = vectors; j < count; j++, row += stride) {
    store<f64>(roots + j * 8, secularRoot(d, z, count, stride, j, row));
  }
  exactWeights(d, z, count, stride, vectors, scalesU);
  for (let j: usize = 0, row = vectors; j < count; j++, row += stride) {
    let squaresU = f64x2.splat(0);
    let squaresV = f64x2.splat(0);
    for (let i: usize = 0; i < stride; i += 16) {
      const v = f64x2.div(v128.load(z + i), v128.load(row + i));
      const u = f64x2.mul(v128.load(d + i), v);
      v128.store(row + i, v);
      squaresU = f64x2.add(squaresU, f64x2.mul(u, u));
      squaresV = f64x2.add(squaresV, f64x2.mul(v, v));
    }
    store<f64>(scalesU + j * 8, 1 / sqrt<f64>(1 + total(squaresU)));
    store<f64>(scalesV + j * 8, 1 / sqrt<f64>(total(squaresV)));
  }
}

/** Replaces z by weights of which the computed roots are exact roots; `squares` is room for a row. */
function exactWeights(d: usize, z: usize, count: usize, stride: usize, row: usize, squares: usize): void {
  const one = f64x2.splat(1);
  for (let i: usize = 0; i < stride; i += 16) v128.store(squares + i, one);
  for (let j: usize = 0; j < count - 1; j++, row += stride) {
    const pole = load<f64>(d + j * 8);
    const next = load<f64>(d + j * 8 + 8);
    let others = f64x2.splat(next);
    for (let i: usize = 0; i < stride; i += 16) {
      // Up to j the root belongs to the pole above it, from then on to the one below.
      if (i >= j * 8) {
        others = i > j * 8 ? f64x2.splat(pole) : f64x2.replace_lane(others, 1, pole);
      }
      const poles = v128.load(d + i);
      const gaps = f64x2.mul(f64x2.sub(poles, others), f64x2.add(poles, others));
      v128.store(squares + i, f64x2.mul(v128.load(squares + i), f64x2.div(v128.load(row + i), gaps)));
    }
  }
  // z keeps its sign, which v128.bitselect takes from the sign bit.
  const sign = f64x2.splat(-0.0);
  for (let i: usize = 0; i < stride; i += 16) {
    const size = f64x2.sqrt(f64x2.abs(f64x2.mul(v128.load(squares + i), v128.load(row + i))));
    v128.store(z + i, v128.bitselect(v128.load(z + i), size, sign));
  }
  if (count & 1) store<f64>(z + stride - 8, 0);
}
