import type { FloatArray } from '@lowrank/linalg';
import { sumOfSquaresByKernel } from './update-kernels.js';

/** The square of the norm of several arrays taken as one vector, in double precision. */
export function sumOfSquares(arrays: readonly FloatArray[]): number {
  let sum = 0;
  for (let k = 0; k < arrays.length; k++) sum += squaredNorm(arrays[k]);
  return sum;
}

/**
 * The square of the norm of one array, in double precision: a sum in four interleaved parts as in
 * assembly/sum-of-squares.ts, whose bits it has.
 */
export function squaredNorm(x: FloatArray): number {
  const sum = sumOfSquaresByKernel(x);
  if (sum !== undefined) return sum;
  const parts = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) parts[i & 3] += x[i] * x[i];
  return parts[0] + parts[2] + (parts[1] + parts[3]);
}
