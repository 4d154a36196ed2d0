import type { FloatArray, Matrix } from '@lowrank/linalg';
import { stepKernel } from './step-kernels.js';

/** out [n, m] = the transpose of A [m, n]. */
export function transposeTo({ rows, columns, data }: Matrix<FloatArray>, { data: out }: Matrix<FloatArray>): void {
  const kernel = stepKernel('transpose', [data, out]);
  if (kernel) {
    kernel(data.byteOffset, rows, columns, out.byteOffset);
    return;
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = data[i * columns + j];
  }
}
