import type { FloatArray, Matrix } from '@lowrank/linalg';

/**
 * Gram-Schmidt on the rows of A in place, twice for every row, since once loses orthogonality and twice is enough
 * (Giraud, Langou & Rozloznik 2005). A row that depends on the ones before is replaced by a coordinate direction.
 */
export function gramSchmidt(A: Matrix<FloatArray>): void {
  for (let i = 0; i < A.rows; i++) {
    const current = row(A, i);
    for (let spare = 0; !orthonormaliseRow(A, i); spare++) {
      current.fill(0);
      current[(i + spare) % A.columns] = 1;
    }
  }
}

function orthonormaliseRow(A: Matrix<FloatArray>, i: number): boolean {
  const current = row(A, i);
  for (let pass = 0; pass < 2; pass++) {
    const before = Math.sqrt(dot(current, current));
    for (let p = 0; p < i; p++) {
      const earlier = row(A, p);
      const overlap = dot(earlier, current);
      for (let j = 0; j < current.length; j++) current[j] -= overlap * earlier[j];
    }
    const after = Math.sqrt(dot(current, current));
    if (!(after > 1e-6 * before)) return false;
    for (let j = 0; j < current.length; j++) current[j] /= after;
  }
  return true;
}

function dot(x: FloatArray, y: FloatArray): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * y[k];
  return sum;
}

function row(A: Matrix<FloatArray>, i: number): FloatArray {
  return A.data.subarray(i * A.columns, (i + 1) * A.columns);
}
