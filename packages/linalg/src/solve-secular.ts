import { room } from './decomposition-kernels.js';
import { secularRoot } from './secular-equation.js';

/** Singular values and vectors of the matrix with z in its first row, d on the diagonal below and zeros elsewhere. */
export interface SecularSolution {
  /** The values, ascending. */
  readonly roots: Float64Array;
  /** Row j: the right singular vector of value j, before it is scaled. The left one has -1 in front of d_i times entry i. */
  readonly vectors: Float64Array;
  /** From one row of `vectors` to the next. */
  readonly stride: number;
  /** What makes the left vectors unit vectors. */
  readonly scalesU: Float64Array;
  /** What makes the right vectors unit vectors. */
  readonly scalesV: Float64Array;
}

/**
 * Solves the secular equation of {@link secularRoot} for all its roots s and the vectors z_i / (d_i^2 - s^2), for 0 = d_0 <
 * d_1 < ..., in place of z with the weights of which the computed roots are exact roots, so that the vectors are
 * orthogonal to working precision however close the roots are. By the kernel or by its twin, which agree to the bit.
 *
 * What it returns is good until the next call of `room`.
 *
 * @see M. Gu and S. Eisenstat, A stable and efficient algorithm for the rank-one modification of the symmetric
 * eigenproblem, SIAM J. Matrix Anal. Appl. 15 (1994).
 */
export function solveSecular(poles: readonly number[], weights: readonly number[]): SecularSolution {
  const count = poles.length;
  const stride = (count + 1) & ~1;
  const lengths = [stride, stride, count, count * stride, stride, count];
  const { arrays, kernels } = room(lengths);
  const [d, z, roots, vectors, scalesU, scalesV] = arrays;
  d[stride - 1] = 4 * weights.reduce((sum, weight) => sum + Math.abs(weight), poles[count - 1]); // beyond every root
  z[stride - 1] = 0;
  d.set(poles);
  z.set(weights);
  if (count === 1) {
    roots[0] = Math.abs(z[0]);
    vectors[0] = -z[0];
    scalesU[0] = 1;
    scalesV[0] = 1 / roots[0];
  } else if (kernels) {
    const [dAt, zAt, rootsAt, vectorsAt, uAt, vAt] = arrays.map(({ byteOffset }) => byteOffset);
    kernels.solveSecular(dAt, zAt, count, stride * Float64Array.BYTES_PER_ELEMENT, rootsAt, vectorsAt, uAt, vAt);
  } else {
    for (let j = 0; j < count; j++) roots[j] = secularRoot(d, z, count, stride, j, vectors, j * stride);
    exactWeights(d, z, count, stride, vectors, scalesU);
    for (let j = 0; j < count; j++) {
      [scalesU[j], scalesV[j]] = vectorOf(d, z, stride, vectors, j * stride);
    }
  }
  return { roots, vectors, stride, scalesU, scalesV };
}

function exactWeights(
  d: Float64Array,
  z: Float64Array,
  count: number,
  stride: number,
  differences: Float64Array,
  squares: Float64Array,
): void {
  squares.fill(1);
  let at = 0;
  for (let j = 0; j < count - 1; j++) {
    for (let i = 0; i < stride; i++, at++) {
      // Up to j the root belongs to the pole above it, from then on to the one below.
      const other = d[i <= j ? j + 1 : j];
      squares[i] *= differences[at] / ((d[i] - other) * (d[i] + other));
    }
  }
  for (let i = 0; i < count; i++, at++) {
    const size = Math.sqrt(Math.abs(squares[i] * differences[at]));
    z[i] = z[i] < 0 ? -size : size;
  }
}

/** Replaces differences by a vector and returns the scales of the left and of the right one. */
function vectorOf(
  d: Float64Array,
  z: Float64Array,
  stride: number,
  vectors: Float64Array,
  at: number,
): [left: number, right: number] {
  let [evenU, oddU, evenV, oddV] = [0, 0, 0, 0];
  for (let i = 0; i < stride; i += 2) {
    const a = z[i] / vectors[at + i];
    const b = z[i + 1] / vectors[at + i + 1];
    vectors[at + i] = a;
    vectors[at + i + 1] = b;
    evenU += d[i] * a * (d[i] * a);
    oddU += d[i + 1] * b * (d[i + 1] * b);
    evenV += a * a;
    oddV += b * b;
  }
  return [1 / Math.sqrt(1 + (evenU + oddU)), 1 / Math.sqrt(evenV + oddV)];
}
