import type { FloatArray } from '@lowrank/linalg';
import { updateByKernel } from './update-kernels.js';

/** out = a x + b y; out may be x or y. */
export function linearCombination(a: number, x: FloatArray, b: number, y: FloatArray, out: FloatArray): void {
  if (updateByKernel('linearCombination', [x, y, out], [a, b])) return;
  for (let i = 0; i < x.length; i++) out[i] = a * x[i] + b * y[i];
}
