import type { FloatArray, Matrix } from '@lowrank/linalg';
import { dot } from './dot.js';
import { stepKernel } from './step-kernels.js';

/** out = A A^T for A [k, n], summed in double precision; out [k, k] in float64. */
export function gramOfRows({ data, rows, columns }: Matrix<FloatArray>, out: FloatArray): void {
  const kernel = out.BYTES_PER_ELEMENT === 8 ? stepKernel('gramOfRows', [data]) : undefined;
  if (kernel && out.buffer === data.buffer) {
    kernel(data.byteOffset, rows, columns, out.byteOffset);
    return;
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      out[i * rows + j] = dot(data, i * columns, data, j * columns, columns);
      out[j * rows + i] = out[i * rows + j];
    }
  }
}
