import type { FloatArray } from '@lowrank/linalg';
import { stepKernels } from './step-kernels.js';

/** As in assembly/jacobi-eigen.ts, whose bits this has. */
const negligible = 1e-30;

/**
 * Diagonalises the symmetric A [n, n] in place by cyclic Jacobi rotations, at most `sweeps` rounds, and applies them to the
 * rows of `vectors` [n, n]; both float64. From the identity, row k becomes the eigenvector of entry k of the diagonal. Few
 * rounds are needed where A is nearly diagonal: a quick way for the small matrix of a warm subspace.
 */
export function jacobiEigen(A: FloatArray, vectors: FloatArray, n: number, sweeps = 30): void {
  const kernels = A.BYTES_PER_ELEMENT === 8 && vectors.BYTES_PER_ELEMENT === 8 && stepKernels.holding(A, vectors);
  if (kernels) {
    kernels.jacobiEigen(A.byteOffset, vectors.byteOffset, n, sweeps);
    return;
  }
  for (let sweep = 0, rotated = true; sweep < sweeps && rotated; sweep++) {
    rotated = false;
    for (let p = 0; p + 1 < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [pp, qq, pq] = [A[p * n + p], A[q * n + q], A[p * n + q]];
        if (!(pq * pq > negligible * Math.abs(pp * qq))) continue;
        rotated = true;
        const ratio = (qq - pp) / (2 * pq);
        const t = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        rotateRows(A, p * n, q * n, n, c, s);
        rotateRows(vectors, p * n, q * n, n, c, s);
        for (let i = 0; i < n; i++) {
          A[i * n + p] = A[p * n + i];
          A[i * n + q] = A[q * n + i];
        }
        A[p * n + p] = pp - t * pq;
        A[q * n + q] = qq + t * pq;
        A[p * n + q] = 0;
        A[q * n + p] = 0;
      }
    }
  }
}

function rotateRows(X: FloatArray, i: number, j: number, n: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const [a, b] = [X[i + k], X[j + k]];
    X[i + k] = c * a - s * b;
    X[j + k] = s * a + c * b;
  }
}
