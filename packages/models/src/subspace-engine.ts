import {
  ArgumentError,
  asOptions,
  type FloatArray,
  Matrix,
  multiply,
  refuseUnknown,
  type State,
} from '@lowrank/linalg';
import { evaluateNorms } from '@lowrank/regularizers';
import { addScaled } from './add-scaled.js';
import type { SpectralEngine } from './engine.js';
import { frobenius } from './frobenius.js';
import { gramOfRows } from './gram-of-rows.js';
import { type OrthonormalisingSpace, orthonormaliseRows } from './orthonormalise-rows.js';
import { type SmallEigenSpace, smallEigen } from './small-eigen.js';

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
 * @throws ArgumentError if rank is not a positive integer or floor is negative, or on an unknown option.
 *
 * @example
 * ```ts
 * import { subspace } from '@lowrank/models';
 *
 * console.log(subspace({ rank: 16, floor: 1e-4 }).params);
 * ```
 */
export function subspace(options: { rank?: number; floor?: number } = {}): SpectralEngine {
  const { rank = 16, floor = 1e-4, ...unknown } = asOptions('subspace', options);
  refuseUnknown('subspace', unknown, ['rank', 'floor']);
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
      const matrix = (m: number, n: number) => allocate(m * n);
      const state = {
        slots: { basis: [matrix(k, columns)] },
        globals: {},
        scratch: {
          basis: [matrix(k, columns)],
          left: [matrix(k, rows), matrix(k, rows)],
          small: [matrix(k, k)],
          wide: [allocate(k * Math.max(rows, columns), 'float64')],
          matrix: [allocate(k * k + k, 'float64')],
          vectors: [allocate(k * k, 'float64')],
          values: [allocate(k, 'float64'), allocate(k, 'float64')],
        },
      };
      const space = spaceOf(state, rows, columns);
      const { data } = space.basis;
      for (let i = 0; i < data.length; i++) data[i] = random.normal();
      orthonormaliseRows(space.basis, space);
      return state;
    },
    accumulate: (terms, P, gradient, state) => {
      const space = spaceOf(state, P.rows, P.columns);
      const { basis, images } = space;
      const norm = frobenius(P);
      multiply(basis, P, { transposeB: true, out: images });
      // P^T P would leave the range of float32.
      if (norm > 0 && (norm < 1e-9 || norm > 1e9)) scaleRows(images, () => 1 / norm);
      multiply(images, P, { out: basis });
      orthonormaliseRows(basis, space);
      const sigma = rayleighRitz(P, space);
      const tau = Math.max(sigma[sigma.length - 1], floor * norm);

      let nuclear = tau > 0 ? (norm * norm) / tau : 0;
      for (const s of sigma) if (s > tau) nuclear += s * (1 - s / tau);
      let [value, onQ, onP] = [0, 0, 0];
      for (const { penalty, weight } of terms) {
        if (penalty.kind !== 'norms') continue;
        const norms = evaluateNorms(penalty, nuclear, norm);
        value += weight * norms.value;
        onQ += weight * norms.dNuclear;
        if (norm > 0) onP += (weight * norms.dFrobenius) / norm;
      }
      // gradient += onQ Q + onP P
      scaleRows(space.left, (i) => (sigma[i] > tau ? (onQ * (1 - sigma[i] / tau)) / sigma[i] : 0));
      multiply(space.left, basis, { transposeA: true, add: true, out: gradient });
      addScaled(onP + (tau > 0 ? onQ / tau : 0), P.data, gradient.data);
      return { value, sigma, nuclear, frobenius: norm };
    },
  });
}

/** The arrays of the state as the matrices that they hold, k directions of a matrix [m, n]. */
interface Space extends OrthonormalisingSpace, SmallEigenSpace {
  /** V, orthonormal rows [k, n]. */
  readonly basis: Matrix<FloatArray>;
  /** V P^T, [k, m]. */
  readonly images: Matrix<FloatArray>;
  /** diag(sigma) U^T, [k, m]. */
  readonly left: Matrix<FloatArray>;
}

function spaceOf({ slots, scratch = {} }: State, m: number, n: number): Space {
  const [basis] = slots.basis;
  const k = basis.length / n;
  const [images, left] = scratch.left;
  const [values, beside] = scratch.values;
  return {
    basis: new Matrix(k, n, basis),
    spare: new Matrix(k, n, scratch.basis[0]),
    images: new Matrix(k, m, images),
    left: new Matrix(k, m, left),
    small: new Matrix(k, k, scratch.small[0]),
    wide: scratch.wide[0],
    matrix: scratch.matrix[0],
    vectors: scratch.vectors[0],
    values,
    beside,
  };
}

/**
 * The best approximations of singular triplets of P within the rows of `basis`: rotates these to right singular vectors,
 * leaves U^T times sigma in `left`, and returns sigma in descending order.
 */
function rayleighRitz(P: Matrix<FloatArray>, space: Space): Float64Array {
  const { basis, spare, images, left, small, wide, matrix, vectors, values } = space;
  multiply(basis, P, { transposeB: true, out: images });
  gramOfRows(images, wide, matrix);
  smallEigen(space);
  small.data.set(vectors);
  multiply(small, images, { out: left });
  multiply(small, basis, { out: spare });
  basis.data.set(spare.data);
  const sigma = new Float64Array(basis.rows);
  for (let i = 0; i < sigma.length; i++) sigma[i] = Math.sqrt(Math.max(0, values[i]));
  return sigma;
}

function scaleRows({ rows, columns, data }: Matrix<FloatArray>, factor: (row: number) => number): void {
  for (let i = 0; i < rows; i++) {
    const f = factor(i);
    for (let j = i * columns; j < (i + 1) * columns; j++) data[j] *= f;
  }
}
