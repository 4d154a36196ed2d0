import { addScaled } from './add-scaled';
import { dot } from './dot';

const unit: f64 = 1.1102230246251565e-16;

/**
 * Eigenvalues of the symmetric a [n, n] into d and eigenvectors into the rows of x [n, n], in descending order:
 * Householder's reduction to tridiagonal form, then QL sweeps with implicit shifts. Overwrites a, behind which there is room for n more
 * numbers, and e, of n numbers. False where an eigenvalue took more than 30 sweeps.
 */
export function smallEigen(a: usize, x: usize, d: usize, e: usize, n: usize): bool {
  let largest: f64 = 0;
  for (let i: usize = 0; i < n * n; i++) largest = max(largest, abs(at(a, i)));
  const scale: f64 = largest > 0 ? largest : 1;
  for (let i: usize = 0; i < n * n; i++) put(a, i, at(a, i) / scale);
  tridiagonalise(a, x, d, e, n);
  for (let l: usize = 0; l < n; l++) {
    for (let sweeps = 0; ; sweeps++) {
      let m = l;
      while (m + 1 < n && !(abs(at(e, m)) <= unit * (abs(at(d, m)) + abs(at(d, m + 1))))) m++;
      if (m === l) break;
      if (sweeps === 30) return false;
      sweep(d, e, x, l, m, n * 8);
    }
  }
  sort(d, x, n);
  for (let i: usize = 0; i < n; i++) put(d, i, at(d, i) * scale);
  return true;
}

/** Puts d in descending order and the rows of x with it. */
function sort(d: usize, x: usize, n: usize): void {
  for (let i: usize = 0; i + 1 < n; i++) {
    let largest = i;
    for (let j = i + 1; j < n; j++) if (at(d, j) > at(d, largest)) largest = j;
    if (largest === i) continue;
    swap(d + i * 8, d + largest * 8, 8);
    swap(x + i * n * 8, x + largest * n * 8, n * 8);
  }
}

function swap(x: usize, y: usize, bytes: usize): void {
  for (const end = x + bytes; x < end; x += 8, y += 8) {
    const kept = load<f64>(x);
    store<f64>(x, load<f64>(y));
    store<f64>(y, kept);
  }
}

/** One QL sweep on rows l to m. */
function sweep(d: usize, e: usize, x: usize, l: usize, m: usize, line: usize): void {
  let g = (at(d, l + 1) - at(d, l)) / (2 * at(e, l));
  const root = sqrt(g * g + 1);
  g = at(d, m) - at(d, l) + at(e, l) / (g + (g >= 0 ? root : -root));
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  for (let i = m; i-- > l; ) {
    const f = s * at(e, i);
    const b = c * at(e, i);
    const r = sqrt(f * f + g * g);
    put(e, i + 1, r);
    if (r === 0) {
      put(d, i + 1, at(d, i + 1) - p);
      put(e, m, 0);
      return;
    }
    s = f / r;
    c = g / r;
    g = at(d, i + 1) - p;
    const t = (at(d, i) - g) * s + 2 * c * b;
    p = s * t;
    put(d, i + 1, g + p);
    g = c * t - b;
    rotate(x + i * line, x + (i + 1) * line, c, s, line);
  }
  put(d, l, at(d, l) - p);
  put(e, l, g);
  put(e, m, 0);
}

/** a = x^T T x with T tridiagonal: d on its diagonal, e beside it, e[n - 1] = 0. */
function tridiagonalise(a: usize, x: usize, d: usize, e: usize, n: usize): void {
  const line = n * 8;
  memory.fill(x, 0, n * line);
  for (let i: usize = 0; i < n; i++) put(x + i * line, i, 1);
  for (let k: usize = 0; k < n; k++) {
    const v = a + k * line;
    put(d, k, at(v, k));
    const first = k + 1;
    put(e, k, first < n ? at(v, first) : 0);
    if (first + 1 >= n) continue;
    const start = v + first * 8;
    const count = n - first;
    const head = at(v, first);
    const tail = dot<f64>(start + 8, start + 8, count - 1);
    if (tail === 0) continue;
    const square = head * head + tail;
    const norm = head >= 0 ? -sqrt(square) : sqrt(square);
    put(e, k, norm);
    put(v, first, head - norm);
    const beta = 1 / (square - head * norm);
    // H A H = A - v q^T - q v^T for q = beta (A v) - (beta^2 / 2) (v^T A v) v; q takes the place of column k.
    const q = d + first * 8;
    for (let i: usize = 0; i < count; i++) put(q, i, beta * dot<f64>(a + (first + i) * line + first * 8, start, count));
    const half = (-beta / 2) * dot<f64>(q, start, count);
    addScaled<f64>(half, start, q, count * 8);
    for (let i: usize = 0; i < count; i++) {
      const row = a + (first + i) * line + first * 8;
      addScaled<f64>(-at(start, i), q, row, count * 8);
      addScaled<f64>(-at(q, i), start, row, count * 8);
    }
    turn(x + first * line, start, beta, count, line, a + n * line);
  }
}

/** Rows x_i of `line` bytes become those of H x = x - beta v (v^T x); `work` has room for one. */
function turn(x: usize, v: usize, beta: f64, rows: usize, line: usize, work: usize): void {
  memory.fill(work, 0, line);
  for (let i: usize = 0; i < rows; i++) addScaled<f64>(at(v, i), x + i * line, work, line);
  for (let i: usize = 0; i < rows; i++) addScaled<f64>(-beta * at(v, i), work, x + i * line, line);
}

/** (x, y) becomes (c x - s y, s x + c y). */
function rotate(x: usize, y: usize, c: f64, s: f64, bytes: usize): void {
  const cosine = f64x2.splat(c);
  const sine = f64x2.splat(s);
  const end = x + bytes;
  for (; x + 16 <= end; x += 16, y += 16) {
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

function at(x: usize, i: usize): f64 {
  return load<f64>(x + i * 8);
}

function put(x: usize, i: usize, value: f64): void {
  store<f64>(x + i * 8, value);
}
