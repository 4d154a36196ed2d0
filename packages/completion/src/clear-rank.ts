/** What of a spectrum an engine could see. */
export interface Resolution {
  /** The most singular values. */
  readonly rank: number;
  /** The least, as a share of the Frobenius norm. */
  readonly floor: number;
}

/** Consecutive singular values at a gap differ by this factor at least. */
const gap = 2;
/** What follows the gap has this share of the sum of squares at most. */
const rest = 0.05;

/**
 * The number of singular values before the first gap that leaves hardly anything behind it, or undefined where there is none.
 * What was cut off counts as lying at the floor; where all that could be seen were kept, as going on without a gap.
 */
export function clearRank(sigma: Float64Array, { rank, floor }: Resolution): number | undefined {
  const shares = sigma.map((s) => s / sigma[0]);
  const total = shares.reduce((sum, s) => sum + s * s, 0);
  let behind = total;
  for (let k = 0; k < shares.length; k++) {
    behind -= shares[k] * shares[k];
    const next = k + 1 < shares.length ? shares[k + 1] : shares.length < rank ? floor * Math.sqrt(total) : shares[k];
    if (shares[k] >= gap * next && behind <= rest * total) return k + 1;
  }
  return undefined;
}
