import { ArgumentError, type FloatArray, frobeniusNorm, Matrix, multiply, symmetricEigen } from '@lowrank/linalg';
import { evaluateNorms } from '@lowrank/regularizers';
import type { SpectralEngine } from './engine.js';
import { orthonormaliseRows } from './orthonormalise-rows.js';

/**
 * The subspace engine: one step of subspace iteration per training step, warm from the step before, and a Huber
 * smoothing of the singular values that it does not resolve. It serves penalties of the two norms only.
 *
 * V [n, k] becomes an orthonormal basis of P^T P V; then P V = U diag(s) R^T, V is rotated by R, tau is
 * max(s_k, floor |P|_F), and Q = P / tau + U diag(1 - s / tau) V^T over the directions with s > tau stands for U V^T, and
 * <Q, P> for the nuclear norm. Since tau moves with P this is not the gradient of a function, so it is compared with
 * `exact` by the quality of results, not by differences. The basis must follow P within the step: one that lags a step
 * behind costs an order of magnitude of the final error.
 *
 * @param options.rank k, the number of directions; it must exceed the rank that the run passes through. Default 16,
 * cut to the smaller dimension of P.
 * @param options.floor lower bound of tau as a fraction of |P|_F, unitless; 0 can get stuck. Default 1e-4.
 * @throws ArgumentError if rank is not a positive integer or floor is negative.
 *
 * @example
 * ```ts
 * import { subspace } from '@lowrank/models';
 *
 * console.log(subspace({ rank: 16, floor: 1e-4 }).params);
 * ```
 */
export function subspace({ rank = 16, floor = 1e-4 }: { rank?: number; floor?: number } = {}): SpectralEngine {
  if (!Number.isInteger(rank) || rank < 1) {
    throw new ArgumentError(`subspace: rank is ${rank}, expected a positive integer.`);
  }
  if (!(floor >= 0 && floor < 1)) {
    throw new ArgumentError(`subspace: floor is ${floor}, expected a number in [0, 1).`);
  }
  return Object.freeze<SpectralEngine>({
    name: 'subspace',
    params: Object.freeze({ rank, floor }),
    serves: Object.freeze(['norms'] as const),
    init: (rows, columns, random, allocate) => {
      const k = Math.min(rank, rows, columns);
      const basis = Matrix.zeros(k, columns);
      for (let i = 0; i < basis.data.length; i++) basis.data[i] = random.normal();
      orthonormaliseRows(basis);
      const stored = allocate(k * columns);
      stored.set(basis.data);
      return { slots: { basis: [stored] }, globals: {} };
    },
    accumulate: (terms, P, gradient, state) => {
      const [stored] = state.slots.basis;
      const k = stored.length / P.columns;
      const frobenius = frobeniusNorm(P);
      const basis = multiply(multiply(new Matrix(k, P.columns, new Float64Array(stored)), P, { transposeB: true }), P);
      orthonormaliseRows(basis);
      const { Ut, Vt, sigma } = rayleighRitz(P, basis);
      const tau = Math.max(sigma[k - 1], floor * frobenius);

      let nuclear = tau > 0 ? (frobenius * frobenius) / tau : 0;
      for (const s of sigma) if (s > tau) nuclear += s * (1 - s / tau);
      let [value, onQ, onP] = [0, 0, 0];
      for (const { penalty, weight } of terms) {
        if (penalty.kind !== 'norms') continue;
        const norms = evaluateNorms(penalty, nuclear, frobenius);
        value += weight * norms.value;
        onQ += weight * norms.dNuclear;
        if (frobenius > 0) onP += (weight * norms.dFrobenius) / frobenius;
      }
      addGradient({ Ut, Vt, sigma, tau, onQ, onP }, P, gradient);

      stored.set(Vt.data);
      return { value, sigma, nuclear, frobenius };
    },
  });
}

interface Leading {
  /** Left singular vectors as unit rows, [k, m]; zero rows where sigma is 0. */
  readonly Ut: Matrix;
  /** Right singular vectors as rows, [k, n]. */
  readonly Vt: Matrix;
  readonly sigma: Float64Array;
}

/** The best approximations of singular triplets of P within the rows of `basis`. */
function rayleighRitz(P: Matrix<FloatArray>, basis: Matrix): Leading {
  const images = multiply(basis, P, { transposeB: true });
  const { values, vectors } = symmetricEigen(multiply(images, images, { transposeB: true }));
  const sigma = values.map((value) => Math.sqrt(Math.max(0, value)));
  const Ut = multiply(vectors, images, { transposeA: true });
  for (let i = 0; i < Ut.rows; i++) {
    const direction = row(Ut, i);
    for (let j = 0; j < direction.length; j++) direction[j] = sigma[i] > 0 ? direction[j] / sigma[i] : 0;
  }
  return { Ut, Vt: multiply(vectors, basis, { transposeA: true }), sigma };
}

/** gradient += onQ Q + onP P with Q as in {@link subspace}. */
function addGradient(
  { Ut, Vt, sigma, tau, onQ, onP }: Leading & { tau: number; onQ: number; onP: number },
  P: Matrix<FloatArray>,
  gradient: Matrix<FloatArray>,
): void {
  const scaled = new Matrix(Vt.rows, Vt.columns, Vt.data.slice());
  for (let i = 0; i < scaled.rows; i++) {
    const factor = sigma[i] > tau ? onQ * (1 - sigma[i] / tau) : 0;
    const direction = row(scaled, i);
    for (let j = 0; j < direction.length; j++) direction[j] *= factor;
  }
  const { data: leading } = multiply(Ut, scaled, { transposeA: true });
  const slope = onP + (tau > 0 ? onQ / tau : 0);
  const [p, g] = [P.data, gradient.data];
  for (let k = 0; k < g.length; k++) g[k] += leading[k] + slope * p[k];
}

function row(A: Matrix, i: number): Float64Array {
  return A.data.subarray(i * A.columns, (i + 1) * A.columns);
}
