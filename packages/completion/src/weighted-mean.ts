import type { Observations } from '@lowrank/linalg';

/** The mean of the observed values, weighted where they have weights. */
export function weightedMean({ values, weights }: Observations): number {
  let [sum, total] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const weight = weights ? weights[k] : 1;
    sum += weight * values[k];
    total += weight;
  }
  return sum / total;
}
