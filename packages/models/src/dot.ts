import type { FloatArray } from '@lowrank/linalg';

/**
 * The sum of x[i + k] y[j + k] over `length` terms in double precision, in four interleaved parts as in assembly/dot.ts,
 * whose bits it has.
 */
export function dot(x: FloatArray, i: number, y: FloatArray, j: number, length: number): number {
  const parts = [0, 0, 0, 0];
  for (let k = 0; k < length; k++) parts[k & 3] += x[i + k] * y[j + k];
  return parts[0] + parts[2] + (parts[1] + parts[3]);
}
