import type { FloatArray } from '@lowrank/linalg';
import { stepKernel } from './step-kernels.js';

/** out_k = x at the index `at[k]`. */
export function gather(at: Int32Array, x: FloatArray, out: FloatArray): void {
  const kernel = stepKernel('gather', [x, out], at);
  if (kernel) kernel(at.byteOffset, x.byteOffset, out.byteOffset, at.length);
  else for (let k = 0; k < at.length; k++) out[k] = x[at[k]];
}

/** `out` at the index `at[k]` += values_k. */
export function scatterAdd(at: Int32Array, values: FloatArray, out: FloatArray): void {
  const kernel = stepKernel('scatterAdd', [values, out], at);
  if (kernel) kernel(at.byteOffset, values.byteOffset, out.byteOffset, at.length);
  else for (let k = 0; k < at.length; k++) out[at[k]] += values[k];
}
