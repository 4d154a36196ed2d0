import { mix, mixSquare } from './mix';
import { write } from './write';

/**
 * m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; u = max(u, v); out = factor m / (sqrt(correction u) +
 * epsilon).
 */
export function amsgrad<T extends number>(
  g: usize,
  m: usize,
  v: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  const b1 = v128.splat<T>(beta1 as T);
  const a1 = v128.splat<T>((1 - beta1) as T);
  const b2 = v128.splat<T>(beta2 as T);
  const a2 = v128.splat<T>((1 - beta2) as T);
  const f = v128.splat<T>(factor as T);
  const c = v128.splat<T>(correction as T);
  const e = v128.splat<T>(epsilon as T);
  const end = g + length * sizeof<T>();
  for (; g < end; g += 16, m += 16, v += 16, u += 16, out += 16) {
    const left = end - g;
    const x = v128.load(g);
    const mean = mix<T>(b1, v128.load(m), a1, x);
    const square = mixSquare<T>(b2, v128.load(v), a2, x);
    write<T>(m, mean, left);
    write<T>(v, square, left);
    const largest = v128.max<T>(v128.load(u), square);
    write<T>(u, largest, left);
    const root = v128.sqrt<T>(v128.mul<T>(largest, c));
    write<T>(out, v128.div<T>(v128.mul<T>(f, mean), v128.add<T>(root, e)), left);
  }
}
