import { addScaled } from './add-scaled';
import { dot } from './dot';
import { gather, scatterAdd } from './observed';
import { addRows, productAt } from './sparse-product';
import { squaredResiduals } from './squared-residuals';
import { transpose } from './transpose';

export { choleskyInverse } from './cholesky-inverse';
export { gramOfRows } from './gram-of-rows';
export { smallEigen } from './small-eigen';

export function addScaled32(factor: f64, x: usize, y: usize, length: usize): void {
  addScaled<f32>(factor as f32, x, y, length * sizeof<f32>());
}

export function addScaled64(factor: f64, x: usize, y: usize, length: usize): void {
  addScaled<f64>(factor as f64, x, y, length * sizeof<f64>());
}

export function gather32(at: usize, x: usize, out: usize, count: usize): void {
  gather<f32>(at, x, out, count);
}

export function gather64(at: usize, x: usize, out: usize, count: usize): void {
  gather<f64>(at, x, out, count);
}

export function scatterAdd32(at: usize, values: usize, out: usize, count: usize): void {
  scatterAdd<f32>(at, values, out, count);
}

export function scatterAdd64(at: usize, values: usize, out: usize, count: usize): void {
  scatterAdd<f64>(at, values, out, count);
}

export function productAt32(
  rows: usize,
  columns: usize,
  a: usize,
  b: usize,
  width: usize,
  out: usize,
  count: usize,
): void {
  productAt<f32>(rows, columns, a, b, width, out, count);
}

export function productAt64(
  rows: usize,
  columns: usize,
  a: usize,
  b: usize,
  width: usize,
  out: usize,
  count: usize,
): void {
  productAt<f64>(rows, columns, a, b, width, out, count);
}

export function addRows32(
  source: usize,
  target: usize,
  s: usize,
  a: usize,
  width: usize,
  out: usize,
  count: usize,
): void {
  addRows<f32>(source, target, s, a, width, out, count);
}

export function addRows64(
  source: usize,
  target: usize,
  s: usize,
  a: usize,
  width: usize,
  out: usize,
  count: usize,
): void {
  addRows<f64>(source, target, s, a, width, out, count);
}

export function transpose32(a: usize, rows: usize, columns: usize, out: usize): void {
  transpose<f32>(a, rows, columns, out);
}

export function transpose64(a: usize, rows: usize, columns: usize, out: usize): void {
  transpose<f64>(a, rows, columns, out);
}

export function sumOfSquares32(x: usize, length: usize): f64 {
  return dot<f32>(x, x, length);
}

export function sumOfSquares64(x: usize, length: usize): f64 {
  return dot<f64>(x, x, length);
}

export function squaredResiduals32(predicted: usize, values: usize, gradient: usize, count: usize, factor: f64): f64 {
  return squaredResiduals<f32>(predicted, values, gradient, count, factor);
}

export function squaredResiduals64(predicted: usize, values: usize, gradient: usize, count: usize, factor: f64): f64 {
  return squaredResiduals<f64>(predicted, values, gradient, count, factor);
}
