import { norm } from './householder.js';

/**
 * Fills rows `count`, `count` + 1, ... of an n x n row-major matrix whose first `count` rows are orthonormal, so that
 * all rows are.
 *
 * Each new row is the unit vector that the rows before leave the most of, orthogonalised against them twice (Kahan and
 * Parlett: twice is enough).
 */
export function completeBasis(data: Float64Array, n: number, count: number): void {
  const covered = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const row = data.subarray(k * n, (k + 1) * n);
    if (k >= count) {
      let free = 0;
      for (let j = 1; j < n; j++) if (covered[j] < covered[free]) free = j;
      row.fill(0);
      row[free] = 1;
      for (let pass = 0; pass < 2; pass++) {
        for (let i = 0; i < k; i++) {
          let dot = 0;
          for (let j = 0; j < n; j++) dot += data[i * n + j] * row[j];
          for (let j = 0; j < n; j++) row[j] -= dot * data[i * n + j];
        }
        const length = norm(row);
        for (let j = 0; j < n; j++) row[j] /= length;
      }
    }
    for (let j = 0; j < n; j++) covered[j] += row[j] * row[j];
  }
}
