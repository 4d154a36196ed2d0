import { mix } from './mix';
import { write } from './write';

/**
 * out = a x + b y; out may be one of the two.
 */
export function linearCombination<T extends number>(
  x: usize,
  y: usize,
  out: usize,
  length: usize,
  a: f64,
  b: f64,
): void {
  const ofX = v128.splat<T>(a as T);
  const ofY = v128.splat<T>(b as T);
  const end = x + length * sizeof<T>();
  for (; x < end; x += 16, y += 16, out += 16) {
    const left = end - x;
    write<T>(out, mix<T>(ofX, v128.load(x), ofY, v128.load(y)), left);
  }
}
