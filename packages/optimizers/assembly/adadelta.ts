import { mixSquare } from './mix';
import { write } from './write';

/**
 * v = rho v + (1 - rho) g^2; d = -sqrt((u + epsilon) / (v + epsilon)) g; u = rho u + (1 - rho) d^2; out = factor d.
 */
export function adadelta<T extends number>(
  g: usize,
  v: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  rho: f64,
  epsilon: f64,
): void {
  const f = v128.splat<T>(factor as T);
  const decay = v128.splat<T>(rho as T);
  const share = v128.splat<T>((1 - rho) as T);
  const e = v128.splat<T>(epsilon as T);
  const end = g + length * sizeof<T>();
  for (; g < end; g += 16, v += 16, u += 16, out += 16) {
    const left = end - g;
    const x = v128.load(g);
    const past = v128.load(u);
    const square = mixSquare<T>(decay, v128.load(v), share, x);
    const ratio = v128.div<T>(v128.add<T>(past, e), v128.add<T>(square, e));
    const step = v128.mul<T>(v128.neg<T>(v128.sqrt<T>(ratio)), x);
    write<T>(v, square, left);
    write<T>(u, mixSquare<T>(decay, past, share, step), left);
    write<T>(out, v128.mul<T>(f, step), left);
  }
}
