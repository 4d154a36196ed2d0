import { type FloatArray, frobeniusNorm, type Matrix } from '@lowrank/linalg';
import { dot } from './dot.js';
import { stepKernel } from './step-kernels.js';

/** The Frobenius norm, by a plain sum of squares in double precision where that stays far from the limits of its range. */
export function frobenius(P: Matrix<FloatArray>): number {
  const { data } = P;
  const kernel = stepKernel('sumOfSquares', [data]);
  const square = kernel ? kernel(data.byteOffset, data.length) : dot(data, 0, data, 0, data.length);
  return square > 1e-280 && square < 1e280 ? Math.sqrt(square) : frobeniusNorm(P);
}
