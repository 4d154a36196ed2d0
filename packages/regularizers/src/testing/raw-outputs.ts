import { type FloatArray, Matrix, singularValues } from '@lowrank/linalg';
import type { Penalty } from '../penalty.js';

/**
 * What `evaluate` itself gives at W, before anybody looks at it: the value first, then every derivative.
 *
 * @param junk what stands in the gradient before the call.
 */
export function rawOutputs(penalty: Penalty, W: Matrix<FloatArray>, junk = Number.NaN): Float64Array {
  if (penalty.kind === 'matrix') {
    const gradient = new Matrix(W.rows, W.columns, new Float64Array(W.data.length).fill(junk));
    const value = penalty.evaluate(W, gradient);
    return Float64Array.of(value, ...gradient.data);
  }
  const sigma = singularValues(W);
  if (penalty.kind === 'norms') {
    const nuclear = sigma.reduce((sum, s) => sum + s, 0);
    const frobenius = Math.sqrt(sigma.reduce((sum, s) => sum + s * s, 0));
    const { value, dNuclear, dFrobenius } = penalty.evaluate(nuclear, frobenius);
    return Float64Array.of(value, dNuclear, dFrobenius);
  }
  const gradient = new Float64Array(sigma.length).fill(junk);
  const value = penalty.evaluate(sigma, gradient);
  return Float64Array.of(value, ...gradient);
}

/** Whether two lists hold the same bits; NaN is equal to itself. */
export function sameBits(a: FloatArray, b: FloatArray): boolean {
  return a.length === b.length && a.every((x, k) => Object.is(x, b[k]));
}
