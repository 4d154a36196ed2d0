import type { MatrixPenalty, NormsPenalty, SpectralPenalty } from '../../penalty.js';

/** The sum of squares of the singular values, right in everything, with a change. */
export function spectral(change: Partial<SpectralPenalty>): () => SpectralPenalty {
  const evaluate = (sigma: Float64Array, out: Float64Array) => {
    for (let k = 0; k < sigma.length; k++) out[k] = 2 * sigma[k];
    return sumOfSquares(sigma);
  };
  return () => ({ specVersion: 1, kind: 'spectral', name: 'squares', params: {}, evaluate, ...change });
}

/** The nuclear norm, right in everything, with a change. */
export function norms(change: Partial<NormsPenalty>): () => NormsPenalty {
  const evaluate = (nuclear: number) => ({ value: nuclear, dNuclear: 1, dFrobenius: 0 });
  return () => ({ specVersion: 1, kind: 'norms', name: 'sum', params: {}, evaluate, ...change });
}

/** The sum of squares of the entries, right in everything, with a change. */
export function matrix(change: Partial<MatrixPenalty>): () => MatrixPenalty {
  const evaluate: MatrixPenalty['evaluate'] = (W, out) => {
    for (let k = 0; k < W.data.length; k++) out.data[k] = 2 * W.data[k];
    return sumOfSquares(W.data);
  };
  return () => ({ specVersion: 1, kind: 'matrix', name: 'entries', params: {}, evaluate, ...change });
}

export function sumOfSquares(x: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * x[k];
  return sum;
}

/** A shrinking of every singular value by `by` of the step, down to `least`. */
export const shrink =
  (by: number, least = 0): NormsPenalty['prox'] =>
  (sigma, step, out) => {
    for (let k = 0; k < sigma.length; k++) out[k] = Math.max(least, sigma[k] - by * step);
  };
