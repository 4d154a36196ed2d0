/**
 * One step of Adam on `length` numbers: g the gradient, m and v the running means, out the step; `correction1` and
 * `correction2` are 1 - beta^t.
 */
export function adam<T extends number>(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  rate: f64,
  beta1: f64,
  beta2: f64,
  correction1: f64,
  correction2: f64,
  epsilon: f64,
): void {
  const size: usize = sizeof<T>();
  const b1: T = beta1 as T;
  const b2: T = beta2 as T;
  const a1: T = (1 - beta1) as T;
  const a2: T = (1 - beta2) as T;
  const r: T = (-rate / correction1) as T;
  const c: T = (1 / correction2) as T;
  const e: T = epsilon as T;
  const end = g + length * size;
  for (; g + 16 <= end; g += 16, m += 16, v += 16, out += 16) {
    const x = v128.load(g);
    const mean = v128.add<T>(v128.mul<T>(v128.splat<T>(b1), v128.load(m)), v128.mul<T>(v128.splat<T>(a1), x));
    const mix = v128.mul<T>(v128.mul<T>(v128.splat<T>(a2), x), x);
    const square = v128.add<T>(v128.mul<T>(v128.splat<T>(b2), v128.load(v)), mix);
    const root = v128.sqrt<T>(v128.mul<T>(square, v128.splat<T>(c)));
    v128.store(m, mean);
    v128.store(v, square);
    v128.store(out, v128.div<T>(v128.mul<T>(v128.splat<T>(r), mean), v128.add<T>(root, v128.splat<T>(e))));
  }
  for (; g < end; g += size, m += size, v += size, out += size) {
    const x = load<T>(g);
    const mean = (b1 * load<T>(m) + a1 * x) as T;
    const square = (b2 * load<T>(v) + a2 * x * x) as T;
    store<T>(m, mean);
    store<T>(v, square);
    store<T>(out, ((r * mean) / (sqrt<T>((square * c) as T) + e)) as T);
  }
}
