import type { FloatArray } from '@lowrank/linalg';

/** The square of the norm of several arrays taken as one vector, in double precision. */
export function sumOfSquares(arrays: readonly FloatArray[]): number {
  let sum = 0;
  for (let k = 0; k < arrays.length; k++) sum += squaredNorm(arrays[k]);
  return sum;
}

/** The square of the norm of one array, in double precision. */
export function squaredNorm(x: FloatArray): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return sum;
}
