import type { FloatArray } from '@lowrank/linalg';
import { updateByKernel } from './update-kernels.js';

/** out = factor x; out may be x. */
export function scale(factor: number, x: FloatArray, out: FloatArray): void {
  if (updateByKernel('scale', [x, out], [factor])) return;
  for (let i = 0; i < x.length; i++) out[i] = factor * x[i];
}
