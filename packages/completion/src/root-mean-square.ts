/** Root of the weighted mean square of numbers, without overflow: one of squares, such as `rmse`, ends at 1e154. */
export function rootMeanSquare(values: Float64Array, weights?: Float64Array | undefined): number {
  const largest = values.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  if (largest === 0) return 0;
  let [sum, total] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const weight = weights ? weights[k] : 1;
    sum += weight * (values[k] / largest) * (values[k] / largest);
    total += weight;
  }
  return largest * Math.sqrt(sum / total);
}
