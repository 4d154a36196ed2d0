const FLOAT32_EPSILON = 1.1920928955078125e-7; // 2^-23

/**
 * Singular values that are no larger than this count as zero, and those no further apart as equal: 2^-23 times the
 * largest, about what rounding the entries of a matrix to float32 does to its singular values.
 */
export function float32Tolerance(sigma: Float64Array): number {
  return FLOAT32_EPSILON * sigma[0];
}
