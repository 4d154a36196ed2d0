import type { MatrixLike } from './as-matrix.js';
import { asFiniteVector } from './as-vector.js';
import { ArgumentError, NonFiniteError } from './errors.js';
import { norm, pythagoras } from './householder.js';
import { asOperator, type LinearOperator } from './linear-operator.js';
import type { FloatArray } from './state.js';

/** What {@link lsqr} finds. */
export interface Lsqr {
  /** The solution, n numbers. */
  readonly x: Float64Array;
  /** How many times A and A^T were applied each, to start and to measure the residual aside. */
  readonly iterations: number;
  /** |A x - b|, computed from x. */
  readonly residual: number;
  /**
   * Why it stopped: `'solved'`, A x = b holds to the tolerance; `'least-squares'`, x minimises to the tolerance;
   * `'iterations'`, neither.
   */
  readonly reason: 'solved' | 'least-squares' | 'iterations';
}

/** How {@link lsqr} iterates. */
export interface LsqrOptions {
  /** Weight of |x| against |A x - b|, in the unit of A; 0 by default. */
  readonly damping?: number;
  /** Relative accuracy of A and b, unitless; 1e-10 by default. */
  readonly tolerance?: number;
  /** The most iterations; 4 min(m, n) by default. */
  readonly iterations?: number;
}

/**
 * Least-squares solution of A x = b for a large matrix that is known by its products with vectors (LSQR).
 *
 * x minimises |A x - b|^2 + damping^2 |x|^2; where many do without damping, x is the shortest. Every iteration takes one
 * product with A and one with A^T; their number grows with the condition number of A.
 *
 * With r the residual of that problem it stops at |r| <= tolerance (|A| |x| + |b|), or at
 * |A^T r| <= tolerance |A| |r|, where |A| is a running estimate of the Frobenius norm.
 *
 * @param A - [m, n]: a sparse matrix, an operator, a dense matrix or nested rows.
 * @param b - m numbers.
 * @param options - `damping`, `tolerance` (below 2^-52 it is taken as that) and `iterations`.
 * @returns `x`, `iterations`, `residual` and `reason`; without convergence, too, x is the best that was found.
 * @throws ShapeError where b has not m numbers; NonFiniteError on a NaN or an infinity, also in a product, and
 * where x is beyond the range of doubles; ArgumentError
 * on an option out of range.
 * @example
 * ```ts
 * import { lsqr, SparseMatrix } from '@lowrank/linalg';
 *
 * const A = SparseMatrix.from({ rows: 3, columns: 2, rowIndices: [0, 1, 2], columnIndices: [0, 1, 1], values: [2, 1, 1] });
 * const { x, reason } = lsqr(A, [4, 1, 3]);
 * console.log(x, reason); // 2 and 2, least-squares
 * ```
 * @see C. Paige and M. Saunders, LSQR: an algorithm for sparse linear equations and sparse least squares, ACM TOMS 8
 * (1982); Paige and Saunders recommend the accuracy of the data as tolerance and up to 4 n iterations.
 */
export function lsqr(
  A: LinearOperator | MatrixLike,
  b: readonly number[] | FloatArray,
  { damping = 0, tolerance = 1e-10, iterations }: LsqrOptions = {},
): Lsqr {
  const operator = asOperator('lsqr', A);
  const { rows: m, columns: n } = operator;
  const limit = iterations ?? 4 * Math.min(m, n);
  checkAtLeastZero('damping', damping);
  checkAtLeastZero('tolerance', tolerance);
  if (!Number.isInteger(limit)) throw new ArgumentError(`lsqr: iterations must be a whole number, got ${limit}.`);
  checkAtLeastZero('iterations', limit);
  const bound = Math.max(tolerance, Number.EPSILON);

  // Golub and Kahan's bidiagonalisation: beta u = A v - alpha u, alpha v = A^T u - beta v.
  const u = asFiniteVector('lsqr', 'b', b, m);
  const right = u.slice();
  const v = new Float64Array(n);
  const x = new Float64Array(n);
  const lengthOfB = normalise(u);
  let alpha = 0;
  const nextV = new Float64Array(n);
  const nextU = new Float64Array(m);
  operator.applyTranspose(u, v);
  alpha = normalise(v);
  const w = v.slice();
  let phiBar = lengthOfB;
  let rhoBar = alpha;
  let lengthOfA = 0;
  let lengthOfPsi = 0;
  let reason: Lsqr['reason'] = 'iterations';
  let count = 0;
  if (lengthOfB === 0) reason = 'solved';
  else if (alpha === 0) reason = 'least-squares';
  while (reason === 'iterations' && count < limit) {
    count++;
    operator.apply(v, nextU);
    for (let i = 0; i < m; i++) u[i] = nextU[i] - alpha * u[i];
    const beta = normalise(u);
    lengthOfA = pythagoras(lengthOfA, pythagoras(pythagoras(alpha, beta), damping));
    operator.applyTranspose(u, nextV);
    for (let j = 0; j < n; j++) v[j] = nextV[j] - beta * v[j];
    alpha = normalise(v);

    // One rotation takes the damping away, the other the subdiagonal beta.
    const damped = pythagoras(rhoBar, damping);
    const psi = (damping / damped) * phiBar;
    phiBar *= rhoBar / damped;
    const rho = pythagoras(damped, beta);
    const [cosine, sine] = [damped / rho, beta / rho];
    const theta = sine * alpha;
    rhoBar = -cosine * alpha;
    const phi = cosine * phiBar;
    phiBar *= sine;
    for (let j = 0; j < n; j++) {
      x[j] += (phi / rho) * w[j];
      w[j] = v[j] - (theta / rho) * w[j];
    }
    lengthOfPsi = pythagoras(lengthOfPsi, psi);
    const length = pythagoras(phiBar, lengthOfPsi);
    const lengthOfX = norm(x);
    if (!(lengthOfX < Infinity)) {
      throw new NonFiniteError(
        `lsqr: in iteration ${count} the solution leaves the range of doubles: b has the norm ${lengthOfB}, A about ` +
          `${lengthOfA}. Scale b down or A up, or add damping.`,
      );
    }
    if (length <= bound * (lengthOfA * lengthOfX + lengthOfB)) reason = 'solved';
    else if ((alpha / lengthOfA) * (Math.abs(sine * phi) / length) <= bound) reason = 'least-squares';
  }
  operator.apply(x, nextU);
  for (let i = 0; i < m; i++) nextU[i] -= right[i];
  return { x, iterations: count, residual: norm(nextU), reason };
}

/** Divides x by its length, which it returns; a vector of zeros stays one. */
function normalise(x: Float64Array): number {
  const length = norm(x);
  if (length > 0) for (let i = 0; i < x.length; i++) x[i] /= length;
  return length;
}

function checkAtLeastZero(name: string, value: number): void {
  if (value >= 0 && value < Infinity) return;
  throw new ArgumentError(`lsqr: ${name} must be a finite number >= 0, got ${value}.`);
}
