import { write } from './write';

/**
 * out = factor x.
 */
export function scale<T extends number>(x: usize, out: usize, length: usize, factor: f64): void {
  const f = v128.splat<T>(factor as T);
  const end = x + length * sizeof<T>();
  for (; x < end; x += 16, out += 16) {
    const left = end - x;
    write<T>(out, v128.mul<T>(f, v128.load(x)), left);
  }
}
