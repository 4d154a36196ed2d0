import type { FloatArray } from '@lowrank/linalg';
import { stepKernel } from './step-kernels.js';

/**
 * The sum of r_k^2 for r = predicted - values; writes factor r_k to `gradient`. All is computed in double precision, the sum
 * in four interleaved parts, so that the kernel has the same bits.
 */
export function squaredResiduals(
  predicted: FloatArray,
  values: Float64Array,
  factor: number,
  gradient: FloatArray,
): number {
  const count = values.length;
  const kernel = stepKernel('squaredResiduals', [predicted, gradient], values);
  if (kernel && predicted.length === count && gradient.length === count)
    return kernel(predicted.byteOffset, values.byteOffset, gradient.byteOffset, count, factor);
  const parts = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const residual = predicted[k] - values[k];
    parts[k & 3] += residual * residual;
    gradient[k] = factor * residual;
  }
  return parts[0] + parts[2] + (parts[1] + parts[3]);
}
