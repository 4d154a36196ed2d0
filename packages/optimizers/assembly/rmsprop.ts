import { mixSquare } from './mix';
import { write } from './write';

/**
 * v = decay v + share g^2; out = factor g / (sqrt(v) + epsilon). Adagrad, if decay and share are 1.
 */
export function rmsprop<T extends number>(
  g: usize,
  v: usize,
  out: usize,
  length: usize,
  factor: f64,
  decay: f64,
  share: f64,
  epsilon: f64,
): void {
  const f = v128.splat<T>(factor as T);
  const d = v128.splat<T>(decay as T);
  const s = v128.splat<T>(share as T);
  const e = v128.splat<T>(epsilon as T);
  const end = g + length * sizeof<T>();
  for (; g < end; g += 16, v += 16, out += 16) {
    const left = end - g;
    const x = v128.load(g);
    const square = mixSquare<T>(d, v128.load(v), s, x);
    write<T>(v, square, left);
    write<T>(out, v128.div<T>(v128.mul<T>(f, x), v128.add<T>(v128.sqrt<T>(square), e)), left);
  }
}
