/** The root of the sum of squares: of singular values, the Frobenius norm of their matrix. */
export function euclideanNorm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
