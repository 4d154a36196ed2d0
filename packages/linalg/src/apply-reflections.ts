import { applyBlock, BLOCK, triangleOf } from './block-reflection.js';
import { applyReflection } from './householder.js';
import { Matrix } from './matrix.js';
import type { Padded } from './padded.js';

/**
 * X := H_0 H_1 ... H_(count - 1) X, where row k of `vectors` (its length is `stride`) holds the vector of H_k, zero
 * above row k + `below`. Where X starts as the identity, `triangular` skips columns that are still zero.
 *
 * From so many vectors on that it pays, they are taken {@link BLOCK} at a time.
 */
export function applyReflections(
  X: Padded,
  vectors: Float64Array,
  stride: number,
  count: number,
  { below = 0, triangular = false } = {},
): void {
  const work = new Float64Array(X.columns);
  const blocks = count < 2 * BLOCK || X.columns < BLOCK ? 0 : Math.ceil(count / BLOCK);
  for (let k = count - 1; blocks === 0 && k >= 0; k--) {
    applyReflection(X, vectors, k * stride, k + below, triangular ? k + below : 0, work);
  }
  const space = new Float64Array(blocks === 0 ? 0 : (triangular ? 2 : 1) * stride * X.columns);
  for (let block = blocks - 1; block >= 0; block--) {
    const first = block * BLOCK;
    const top = first + (below & ~3); // where the first vector begins, rounded down to a multiple of 4
    const V = rowsFrom(vectors, stride, first, Math.min(BLOCK, count - first), top);
    applyBlock(X, V, triangleOf(V), top, triangular ? top : 0, false, space);
  }
}

/** Rows first, first + 1, ... of `vectors`, without what stands left of column `from`. */
function rowsFrom(vectors: Float64Array, stride: number, first: number, count: number, from: number): Matrix {
  const V = Matrix.zeros(count, stride - from);
  for (let k = 0; k < count; k++) {
    V.data.set(vectors.subarray((first + k) * stride + from, (first + k + 1) * stride), k * V.columns);
  }
  return V;
}
