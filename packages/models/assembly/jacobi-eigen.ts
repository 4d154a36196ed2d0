/** Off-diagonal entries up to this multiple of the geometric mean of their diagonal entries, squared, count as zero. */
const negligible: f64 = 1e-30;

/**
 * Diagonalises the symmetric a [n, n] in place by cyclic Jacobi rotations, at most `sweeps` rounds, and applies them to the
 * rows of `vectors` [n, n]. Returns the rounds made.
 */
export function jacobiEigen(a: usize, vectors: usize, n: usize, sweeps: i32): i32 {
  const line = n * 8;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let rotated = false;
    for (let p: usize = 0; p + 1 < n; p++) {
      const rowP = a + p * line;
      for (let q = p + 1; q < n; q++) {
        const rowQ = a + q * line;
        const pp = load<f64>(rowP + p * 8);
        const qq = load<f64>(rowQ + q * 8);
        const pq = load<f64>(rowP + q * 8);
        if (!(pq * pq > negligible * abs(pp * qq))) continue;
        rotated = true;
        const ratio = (qq - pp) / (2 * pq);
        const t = (ratio >= 0 ? 1.0 : -1.0) / (abs(ratio) + sqrt(ratio * ratio + 1));
        const c = 1 / sqrt(t * t + 1);
        const s = t * c;
        rotateRows(rowP, rowQ, c, s, line);
        rotateRows(vectors + p * line, vectors + q * line, c, s, line);
        for (let i: usize = 0; i < line; i += 8) {
          const row = a + i * n;
          store<f64>(row + p * 8, load<f64>(rowP + i));
          store<f64>(row + q * 8, load<f64>(rowQ + i));
        }
        store<f64>(rowP + p * 8, pp - t * pq);
        store<f64>(rowQ + q * 8, qq + t * pq);
        store<f64>(rowP + q * 8, 0);
        store<f64>(rowQ + p * 8, 0);
      }
    }
    if (!rotated) return sweep;
  }
  return sweeps;
}

/** (x, y) becomes (c x - s y, s x + c y). */
function rotateRows(x: usize, y: usize, c: f64, s: f64, bytes: usize): void {
  const cosine = f64x2.splat(c);
  const sine = f64x2.splat(s);
  const whole = x + (bytes & ~15);
  const end = x + bytes;
  for (; x < whole; x += 16, y += 16) {
    const a = v128.load(x);
    const b = v128.load(y);
    v128.store(x, f64x2.sub(f64x2.mul(cosine, a), f64x2.mul(sine, b)));
    v128.store(y, f64x2.add(f64x2.mul(sine, a), f64x2.mul(cosine, b)));
  }
  if (x < end) {
    const a = load<f64>(x);
    const b = load<f64>(y);
    store<f64>(x, c * a - s * b);
    store<f64>(y, s * a + c * b);
  }
}
