import { reflect } from './householder';
import { reflectBothSides } from './reflect-both-sides';

/** A column shorter than this is multiplied by A^T on its own, lest products with it lose digits to underflow. */
const short: f64 = 1e-100;

/**
 * See src/bidiagonalise.ts. `a` holds rows of `stride` bytes, a multiple of 32, with zeros beyond the columns, and rows of
 * zeros up to a multiple of four; `left` and `right` hold `columns` rows of zeros, of `length` and of `stride` bytes; `image`
 * and `next`, of `stride` bytes, hold zeros.
 */
export function bidiagonalise(
  a: usize,
  rows: usize,
  columns: usize,
  stride: usize,
  length: usize,
  left: usize,
  right: usize,
  diagonal: usize,
  above: usize,
  image: usize,
  next: usize,
): void {
  for (let i: usize = 0; i < rows; i++) store<f64>(left + i * 8, load<f64>(a + i * stride));
  const end = columns * 8;
  for (let k: usize = 0, at: usize = 0; k < columns; k++, at += 8, left += length, right += stride) {
    const beta = reflect(left + at, left + rows * 8);
    store<f64>(diagonal + at, beta);
    if (k === columns - 1) break;

    const root = -load<f64>(left + at);
    const row = a + k * stride;
    const start = at + 8;
    if (k > 0 && abs<f64>(beta) > short && root > 0) {
      for (let j = start; j < end; j += 8) {
        store<f64>(image + j, (load<f64>(image + j) / beta - load<f64>(row + j)) / root);
      }
    } else {
      for (let j = start; j < end; j += 8) store<f64>(image + j, 0);
      for (let i = k; i < rows; i++) accumulate(a + i * stride, load<f64>(left + i * 8), start, end, image);
    }
    for (let j = start; j < end; j += 8) {
      store<f64>(right + j, load<f64>(row + j) + root * load<f64>(image + j));
    }
    store<f64>(above + at, reflect(right + start, right + end));
    let product: f64 = 0;
    for (let j = start; j < end; j += 8) product += load<f64>(image + j) * load<f64>(right + j);
    store<f64>(image + at, 0);
    for (let j = start & ~15; j < stride; j += 16) v128.store(next + j, f64x2.splat(0));
    for (let i = (k + 1) & ~3; i < rows; i += 4) {
      const done = <isize>(k + 1) - <isize>i;
      reflectBothSides(a + i * stride, stride, start, left + i * 8, length, image, right, product, next, done);
    }
    const swap = image;
    image = next;
    next = swap;
  }
}

/** Adds to the numbers from `start` to `end` of `out` those of a row times v. */
function accumulate(row: usize, v: f64, start: usize, end: usize, out: usize): void {
  for (let j = start; j < end; j += 8) store<f64>(out + j, load<f64>(out + j) + v * load<f64>(row + j));
}
