import type { FloatArray } from '@lowrank/linalg';
import { stepKernel } from './step-kernels.js';

/** y += factor x. */
export function addScaled(factor: number, x: FloatArray, y: FloatArray): void {
  const kernel = stepKernel('addScaled', [x, y]);
  if (kernel) kernel(factor, x.byteOffset, y.byteOffset, y.length);
  else for (let k = 0; k < y.length; k++) y[k] += factor * x[k];
}
