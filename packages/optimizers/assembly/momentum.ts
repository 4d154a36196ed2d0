import { write } from './write';

/**
 * v = decay v + g; out = factor v.
 */
export function momentum<T extends number>(
  g: usize,
  v: usize,
  out: usize,
  length: usize,
  factor: f64,
  decay: f64,
): void {
  const f = v128.splat<T>(factor as T);
  const d = v128.splat<T>(decay as T);
  const end = g + length * sizeof<T>();
  for (; g < end; g += 16, v += 16, out += 16) {
    const left = end - g;
    const velocity = v128.add<T>(v128.mul<T>(d, v128.load(v)), v128.load(g));
    write<T>(v, velocity, left);
    write<T>(out, v128.mul<T>(f, velocity), left);
  }
}
