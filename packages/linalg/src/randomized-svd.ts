import type { BlockProducts } from './block-products.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import type { Random } from './random.js';
import { type Svd, svd } from './svd.js';

/**
 * The l largest singular values of an m x n matrix and their vectors, approximately: a random subspace of dimension l is
 * taken through A and A^T as often as `powerIterations` says, and A is decomposed on it. A^T u = sigma v holds to
 * rounding.
 *
 * @see N. Halko, P.-G. Martinsson and J. Tropp, Finding structure with randomness, SIAM Review 53 (2011), algorithms 4.4
 * and 5.1.
 */
export function randomizedSvd(A: BlockProducts, l: number, powerIterations: number, stream: Random): Svd {
  const start = new Matrix(
    A.columns,
    l,
    Float64Array.from({ length: A.columns * l }, () => stream.normal()),
  );
  let { Q } = qr(A.times(start));
  for (let i = 0; i < powerIterations; i++) Q = qr(A.times(qr(A.transposeTimes(Q)).Q)).Q;
  const { U: V, sigma, V: P } = svd(A.transposeTimes(Q));
  return { U: multiply(Q, P), sigma, V };
}
