import * as tf from '@tensorflow/tfjs-core';
import { multiply } from '../multiply.js';
import { type Spectrum, type Svd, svd } from '../svd.js';
import { readBatch, split, tensorOf } from './batch.js';
import { scaledColumns } from './scaled-columns.js';

/** A function of the singular values of one matrix. */
export interface SpectrumFunction {
  /** Dimensions of the value, for r singular values. */
  readonly shape: (r: number) => readonly number[];
  readonly value: (sigma: Float64Array) => ArrayLike<number>;
  /** dL/dsigma, given dL/dvalue. */
  readonly gradient: (sigma: Float64Array, upstream: Float32Array) => ArrayLike<number>;
}

/**
 * A function of singular values as a differentiable op on a tensor [..., m, n], in float64 between float32 ends.
 *
 * dL/dA = U diag(dL/dsigma) V^T
 *
 * @see A. Lewis, The convex analysis of unitarily invariant matrix functions, J. Convex Anal. 2 (1995).
 */
export function spectrumOp(caller: string, A: tf.Tensor, { shape, value, gradient }: SpectrumFunction): tf.Tensor {
  const { leading, rows, columns, matrices } = readBatch(caller, A);
  // Vectors are for the gradient, which is asked for only where a tape records.
  const vectors = tf.engine().isTapeOn() ? 'thin' : 'none';
  const factors: (Spectrum | Svd)[] = matrices.map((matrix) => svd(matrix, { vectors }));
  const op = tf.customGrad(() => ({
    value: tensorOf(
      factors.map(({ sigma }) => value(sigma)),
      [...leading, ...shape(Math.min(rows, columns))],
    ),
    gradFunc: (dy) => {
      const upstream = split(dy.dataSync<'float32'>(), factors.length);
      const gradients = (factors as Svd[]).map(
        ({ U, sigma, V }, k) => multiply(scaledColumns(U, gradient(sigma, upstream[k])), V, { transposeB: true }).data,
      );
      return tensorOf(gradients, A.shape);
    },
  }));
  return op(A);
}
