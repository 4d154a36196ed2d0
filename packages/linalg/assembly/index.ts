import { multiply } from './multiply';

/** See multiply.ts. Every export computes in one precision and uses no memory but what it is given. */
export function multiply32(
  a: usize,
  b: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  transposeA: bool,
  transposeB: bool,
  add: bool,
  scratch: usize,
): void {
  multiply<f32>(a, b, c, rows, inner, columns, transposeA, transposeB, add, scratch);
}

export function multiply64(
  a: usize,
  b: usize,
  c: usize,
  rows: usize,
  inner: usize,
  columns: usize,
  transposeA: bool,
  transposeB: bool,
  add: bool,
  scratch: usize,
): void {
  multiply<f64>(a, b, c, rows, inner, columns, transposeA, transposeB, add, scratch);
}
