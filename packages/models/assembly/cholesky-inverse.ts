import { dot } from './dot';

/**
 * Column j of L^-1 D into row j of `inverse` [n, n], where D g D has a unit diagonal and is L L^T. Returns the smallest
 * squared pivot of L, or 0 where g is out of range or that is not above `least`. Overwrites g [n, n] and `scale`, of n
 * numbers; nothing is written to `inverse` left of its diagonal.
 */
export function choleskyInverse(g: usize, inverse: usize, scale: usize, n: usize, least: f64): f64 {
  const line = n * 8;
  let smallest: f64 = 1;
  for (let i: usize = 0; i < n; i++) {
    const square = load<f64>(g + i * (line + 8));
    if (!(square > 1e-280 && square < 1e280)) return 0;
    store<f64>(scale + i * 8, 1 / sqrt(square));
  }
  for (let i: usize = 0; i < n; i++) {
    const row = g + i * line;
    const scaleI = load<f64>(scale + i * 8);
    for (let j: usize = 0; j < i; j++) {
      const other = g + j * line;
      const entry = load<f64>(row + j * 8) * scaleI * load<f64>(scale + j * 8) - dot<f64>(row, other, j);
      store<f64>(row + j * 8, entry * load<f64>(other + j * 8));
    }
    const pivot = 1 - dot<f64>(row, row, i);
    if (!(pivot > least)) return 0;
    smallest = min(smallest, pivot);
    // The diagonal of L is kept as its inverse.
    store<f64>(row + i * 8, 1 / sqrt(pivot));
  }
  for (let j: usize = 0; j < n; j++) {
    const column = inverse + j * line;
    store<f64>(column + j * 8, load<f64>(scale + j * 8) * load<f64>(g + j * (line + 8)));
    for (let i = j + 1; i < n; i++) {
      const row = g + i * line;
      store<f64>(column + i * 8, -dot<f64>(row + j * 8, column + j * 8, i - j) * load<f64>(row + i * 8));
    }
  }
  return smallest;
}
