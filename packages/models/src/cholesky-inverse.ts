import type { FloatArray } from '@lowrank/linalg';
import { dot } from './dot.js';
import { stepKernels } from './step-kernels.js';

/**
 * L^-1 D, where D G D has a unit diagonal and is L L^T: column j of it into row j of `inverse` [n, n], of which nothing left
 * of the diagonal is written. Returns the smallest squared pivot of L, or 0 where G is out of range or that is not above
 * `least`. Overwrites G [n, n] and `scale`, of n numbers; all of it is float64. The kernel has the same bits.
 */
export function choleskyInverse(G: FloatArray, inverse: FloatArray, scale: FloatArray, least: number): number {
  const n = scale.length;
  const kernels = stepKernels.holding(G, inverse, scale);
  if (kernels) return kernels.choleskyInverse(G.byteOffset, inverse.byteOffset, scale.byteOffset, n, least);
  let smallest = 1;
  for (let i = 0; i < n; i++) {
    const square = G[i * n + i];
    if (!(square > 1e-280 && square < 1e280)) return 0;
    scale[i] = 1 / Math.sqrt(square);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const entry = G[i * n + j] * scale[i] * scale[j] - dot(G, i * n, G, j * n, j);
      G[i * n + j] = entry * G[j * n + j];
    }
    const pivot = 1 - dot(G, i * n, G, i * n, i);
    if (!(pivot > least)) return 0;
    smallest = Math.min(smallest, pivot);
    // The diagonal of L is kept as its inverse.
    G[i * n + i] = 1 / Math.sqrt(pivot);
  }
  for (let j = 0; j < n; j++) {
    inverse[j * n + j] = scale[j] * G[j * n + j];
    for (let i = j + 1; i < n; i++) {
      inverse[j * n + i] = -dot(G, i * n + j, inverse, j * n + j, i - j) * G[i * n + i];
    }
  }
  return smallest;
}
