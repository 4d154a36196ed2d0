import { Observations } from '@lowrank/linalg';

/** The observations whose index is marked, with their weights. */
export function subset(observations: Observations, marked: (k: number) => boolean): Observations {
  const { rows, columns, rowIndices, columnIndices, values, weights } = observations;
  const kept = Int32Array.from(values.keys()).filter(marked);
  return Observations.from({
    rows,
    columns,
    rowIndices: kept.map((k) => rowIndices[k]),
    columnIndices: kept.map((k) => columnIndices[k]),
    values: Float64Array.from(kept, (k) => values[k]),
    weights: weights && Float64Array.from(kept, (k) => weights[k]),
  });
}
