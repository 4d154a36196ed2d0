/** A bidiagonal matrix of order n that is being decomposed in parts, each some rows of it and the columns of its own. */
export interface BidiagonalParts {
  /** The diagonal; of a part that is done, its singular values, ascending. */
  readonly d: Float64Array;
  /** What stands above the diagonal. */
  readonly e: Float64Array;
  /** What is as good as zero. */
  readonly negligible: number;
  /** [n, n]; where a part is done, its left singular vectors in its rows, in the columns of these numbers. */
  readonly U: Float64Array;
  /** [n, n]; the right ones alike. Where a part has one column more than rows, its next row spans its null space. */
  readonly V: Float64Array;
}

/** Where two parts meet: one of rows start..middle - 1, one of rows middle + 1..end - 1. */
export interface Seam {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  /** Columns start..right - 1 are theirs: `end`, or one more. */
  readonly right: number;
}

export function bidiagonalParts(d: Float64Array, e: Float64Array, negligible: number): BidiagonalParts {
  const n = d.length;
  return { d, e, negligible, U: new Float64Array(n * n), V: new Float64Array(n * n) };
}
