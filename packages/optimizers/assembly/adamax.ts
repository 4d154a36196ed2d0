import { mix } from './mix';
import { write } from './write';

/**
 * m = beta1 m + (1 - beta1) g; u = max(beta2 u, |g| + epsilon); out = factor m / u.
 */
export function adamax<T extends number>(
  g: usize,
  m: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
): void {
  const f = v128.splat<T>(factor as T);
  const b1 = v128.splat<T>(beta1 as T);
  const a1 = v128.splat<T>((1 - beta1) as T);
  const b2 = v128.splat<T>(beta2 as T);
  const e = v128.splat<T>(epsilon as T);
  const end = g + length * sizeof<T>();
  for (; g < end; g += 16, m += 16, u += 16, out += 16) {
    const left = end - g;
    const x = v128.load(g);
    const mean = mix<T>(b1, v128.load(m), a1, x);
    const largest = v128.max<T>(v128.mul<T>(b2, v128.load(u)), v128.add<T>(v128.abs<T>(x), e));
    write<T>(m, mean, left);
    write<T>(u, largest, left);
    write<T>(out, v128.div<T>(v128.mul<T>(f, mean), largest), left);
  }
}
