import { type FloatArray, type Matrix, multiply } from '@lowrank/linalg';
import { linearCombination } from './linear-combination.js';

const A = 3.4445;
const B = -4.775;
const C = 2.0315;

/** Storage for {@link newtonSchulz} on X of shape [m, n], with r = min(m, n). */
export interface NewtonSchulzScratch {
  /** [r, r] */
  readonly gram: Matrix<FloatArray>;
  /** [r, r] */
  readonly polynomial: Matrix<FloatArray>;
  /** [m, n] */
  readonly product: Matrix<FloatArray>;
}

/**
 * Drives the singular values of X towards 1 in place and leaves its singular vectors: each iteration maps every sigma to
 * 3.4445 sigma - 4.775 sigma^3 + 2.0315 sigma^5, and after five of them all sigma in [0.01, 1] lie in (0.6, 1.2).
 *
 * With G = X X^T, X becomes (3.4445 I - 4.775 G + 2.0315 G^2) X; where X is tall the same is done from the right.
 */
export function newtonSchulz(X: Matrix<FloatArray>, iterations: number, scratch: NewtonSchulzScratch): void {
  const { gram, polynomial, product } = scratch;
  const tall = X.rows > X.columns;
  for (let iteration = 0; iteration < iterations; iteration++) {
    multiply(X, X, { transposeA: tall, transposeB: !tall, out: gram });
    multiply(gram, gram, { out: polynomial });
    linearCombination(B, gram.data, C, polynomial.data, polynomial.data);
    if (tall) multiply(X, polynomial, { out: product });
    else multiply(polynomial, X, { out: product });
    linearCombination(1, product.data, A, X.data, X.data);
  }
}
