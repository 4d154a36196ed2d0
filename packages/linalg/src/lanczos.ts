import { type BlockProducts, productsOfOperator } from './block-products.js';
import { columnNorm, corner } from './corner.js';
import { ConvergenceError } from './errors.js';
import { extend, type GrowingBasis, growingBasis } from './growing-basis.js';
import { norm } from './householder.js';
import type { LinearOperator } from './linear-operator.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { qr } from './qr.js';
import type { Random } from './random.js';
import { type Svd, svd } from './svd.js';
import { transpose } from './transpose.js';

const EPSILON = Number.EPSILON;
const MAX_RESTARTS = 1000;
/** Vectors beyond those that are wanted, at least, before a restart. */
const ROOM = 60;
/** How much of the room for further vectors a restart fills with the next best ones. */
const KEPT = 0.4;

/**
 * The k largest singular values of an m x n operator, m >= n, and their vectors, by block Golub-Kahan-Lanczos
 * bidiagonalisation with full reorthogonalisation and thick restarts.
 *
 * A V = U B holds throughout, with orthonormal U and V. The block is k vectors wide, so that a value that repeats is
 * found as often as it is wanted; a direction that breaks off is replaced by a random one. The vectors of B's largest
 * singular values, and the block that A^T U has beside V, begin the next cycle. It ends where
 * |A^T u - sigma v| <= tolerance sigma_1 for k pairs; A v = sigma u holds to rounding.
 *
 * @see J. Baglama and L. Reichel, Augmented implicitly restarted Lanczos bidiagonalization methods, SIAM J. Sci. Comput.
 * 27 (2005); G. Golub, F. Luk and M. Overton, A block Lanczos method for computing the singular values and corresponding
 * singular vectors of a matrix, ACM TOMS 7 (1981).
 */
export function lanczos(A: LinearOperator, k: number, tolerance: number, stream: Random): Svd {
  const { rows: m, columns: n } = A;
  const capacity = Math.min(n, Math.max(6 * k, k + ROOM));
  const V = growingBasis(n, Math.min(n, capacity + k));
  const U = growingBasis(m, capacity);
  let B = Matrix.zeros(capacity, capacity);
  const [x, y] = [new Float64Array(n), new Float64Array(m)];
  for (let i = 0; i < k; i++) extend(V, x.fill(0), 0, stream, new Float64Array(k));
  let size = 0; // of the longest product so far, a lower bound of |A|
  let tested = 0;
  for (let restarts = 0; ; ) {
    const start = U.count;
    const width = V.count - start;
    for (let j = start; j < V.count; j++) {
      A.apply(vector(V, j), y);
      size = Math.max(size, norm(y));
      const parts = new Float64Array(j + 1);
      extend(U, y, 4 * EPSILON * size, stream, parts);
      for (let i = 0; i <= j; i++) B.data[i * capacity + j] = parts[i];
    }
    const count = U.count;
    const C = Matrix.zeros(width, width); // A^T U has V's next vectors times C beside V
    for (let j = 0; j < width; j++) {
      A.applyTranspose(vector(U, start + j), x);
      size = Math.max(size, norm(x));
      const parts = new Float64Array(V.count + 1);
      const complete = V.count === n;
      extend(V, x, complete ? Infinity : 4 * EPSILON * size, complete ? undefined : stream, parts);
      for (let i = count; i < V.count; i++) C.data[(i - count) * width + j] = parts[i];
    }
    const full = V.count === count || V.count > capacity;
    if (!full && count < 1.25 * tested) continue;
    tested = count;
    const { U: P, sigma, V: Q } = svd(corner(B, count, count));
    const residuals = multiply(C, new Matrix(width, count, P.data.subarray(start * count)));
    const converged = sigma.findIndex((_, i) => i === k || columnNorm(residuals, i) > tolerance * sigma[0]);
    if (converged < 0 || converged >= k) {
      return refined(productsOfOperator(A), combine(V, Q, k));
    }
    if (!full) continue;
    if (restarts++ === MAX_RESTARTS) {
      throw new ConvergenceError(
        `topSingular: ${converged} of ${k} singular values had converged to ${tolerance} after ${MAX_RESTARTS} restarts. ` +
          'Ask for more values or a larger tolerance.',
      );
    }
    const kept = k + Math.floor(KEPT * (capacity - k));
    const next = V.data.slice(count * n, V.count * n);
    replace(U, combine(U, P, kept), kept);
    replace(V, combine(V, Q, kept), kept);
    V.data.set(next, kept * n);
    V.count += next.length / n;
    B = Matrix.zeros(capacity, capacity);
    for (let i = 0; i < kept; i++) B.data[i * (capacity + 1)] = sigma[i];
    tested = kept;
  }
}

/** The singular pairs of A on the span of V, which takes the drift of the restarts away. */
function refined(A: BlockProducts, V: Matrix): Svd {
  const { Q } = qr(V);
  const { U, sigma, V: P } = svd(A.times(Q));
  return { U, sigma, V: multiply(Q, P) };
}

const vector = ({ data, length }: GrowingBasis, k: number) => data.subarray(k * length, (k + 1) * length);

/** The vectors of the basis times the first `width` columns of X, [length, width]. */
function combine({ data, length }: GrowingBasis, X: Matrix, width: number): Matrix {
  const vectors = new Matrix(X.rows, length, data.subarray(0, X.rows * length));
  return multiply(vectors, corner(X, X.rows, width), { transposeA: true });
}

function replace(basis: GrowingBasis, vectors: Matrix, count: number): void {
  basis.data.set(transpose(vectors).data);
  basis.count = count;
}
