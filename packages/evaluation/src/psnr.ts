import { ArgumentError, type FloatArray, log, type Matrix } from '@lowrank/linalg';
import { allEntriesError } from './completion-errors.js';

/**
 * Peak signal-to-noise ratio of a restored image over all its pixels.
 *
 * $$ \text{PSNR} = 10 \log_{10} \frac{\text{peak}^2}{\text{MSE}}, \qquad \text{MSE} = \frac{1}{m n} \|W - T\|_F^2 $$
 *
 * The logarithm is that of linalg, so the digits are the same on every machine. Pixels are not clipped to the range.
 *
 * @param W - Restored image, `[m, n]`.
 * @param truth - Original T, `[m, n]`, in the same unit.
 * @param options.peak - Largest value a pixel can take: 1 for images in [0, 1] (default), 255 for 8-bit values.
 * @returns Decibels; Infinity where the images are identical.
 * @throws ShapeError if the shapes differ; ArgumentError if `peak` is not positive; NonFiniteError on a NaN or infinity.
 * @example
 * ```ts
 * import { psnr } from '@lowrank/evaluation';
 * import { Matrix } from '@lowrank/linalg';
 *
 * const truth = Matrix.from([[0.5, 0.25]]);
 * console.log(psnr(Matrix.from([[0.6, 0.15]]), truth).toFixed(2)); // 20.00
 * ```
 * @see Gonzalez & Woods, Digital image processing, on objective fidelity criteria; the definition is the formula above.
 */
export function psnr(
  W: Matrix<FloatArray>,
  truth: Matrix<FloatArray>,
  { peak = 1 }: { readonly peak?: number } = {},
): number {
  if (!(peak > 0 && peak < Infinity)) {
    throw new ArgumentError(`psnr: peak must be a positive number, got ${peak}. Give 1 for pixels in [0, 1], or 255.`);
  }
  const error = allEntriesError(W, truth);
  return error === 0 ? Infinity : (10 * log((peak * peak) / error)) / Math.LN10;
}
