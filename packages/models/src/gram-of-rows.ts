import type { FloatArray, Matrix } from '@lowrank/linalg';
import { dot } from './dot.js';
import { stepKernels } from './step-kernels.js';

/**
 * out = A A^T for A [k, n], summed in double precision; `wide` receives A. Both are float64, with room for k^2 and k n
 * numbers. The kernel has the same bits.
 */
export function gramOfRows({ data, rows, columns }: Matrix<FloatArray>, wide: FloatArray, out: FloatArray): void {
  wide.set(data);
  const kernels = stepKernels.holding(wide, out);
  if (kernels) {
    kernels.gramOfRows(wide.byteOffset, rows, columns, out.byteOffset);
    return;
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      out[i * rows + j] = dot(wide, i * columns, wide, j * columns, columns);
      out[j * rows + i] = out[i * rows + j];
    }
  }
}
