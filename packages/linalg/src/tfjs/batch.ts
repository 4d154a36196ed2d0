import * as tf from '@tensorflow/tfjs-core';
import { asFiniteMatrix } from '../as-matrix.js';
import { ArgumentError, ShapeError } from '../errors.js';
import { Matrix } from '../matrix.js';

/** The matrices in the last two dimensions of a tensor, as copies in float64. */
export interface Batch {
  /** The dimensions before the last two. */
  readonly leading: readonly number[];
  readonly rows: number;
  readonly columns: number;
  /** One matrix [rows, columns] for each place in the leading dimensions. */
  readonly matrices: readonly Matrix[];
}

/**
 * Reads a tensor [..., m, n]; `caller` is named in errors.
 *
 * @throws ArgumentError on the backend webgpu, on what is not a tensor and on a type other than float32 and int32;
 * ShapeError on a tensor without a matrix in it; NonFiniteError on a NaN or an infinity.
 */
export function readBatch(caller: string, A: tf.Tensor): Batch {
  if (tf.getBackend() === 'webgpu') {
    throw new ArgumentError(
      `${caller}: the backend webgpu has no fast synchronous read, which this op needs. Choose another with ` +
        "tf.setBackend('wasm'), 'webgl' or 'cpu'.",
    );
  }
  if (!(A instanceof tf.Tensor) || (A.dtype !== 'float32' && A.dtype !== 'int32')) {
    const got = A instanceof tf.Tensor ? `one of type ${A.dtype}` : typeof A;
    throw new ArgumentError(
      `${caller}: expected a tensor of type float32 or int32, got ${got}. Use tf.tensor or tf.cast.`,
    );
  }
  const shape: readonly number[] = A.shape;
  const leading = shape.slice(0, -2);
  const [rows, columns] = shape.slice(-2);
  if (shape.length < 2 || rows === 0 || columns === 0) {
    throw new ShapeError(
      `${caller}: expected a tensor of shape [..., m, n], got [${shape.join(', ')}]. Reshape it first.`,
    );
  }
  const size = rows * columns;
  const matrices = split(A.dataSync<'float32' | 'int32'>(), A.size / size).map((part, k) => {
    const matrix = new Matrix(rows, columns, Float64Array.from(part));
    asFiniteMatrix(leading.length > 0 ? `${caller}, matrix ${k}` : caller, matrix);
    return matrix;
  });
  return { leading, rows, columns, matrices };
}

/** `count` equal parts of `data` in the same memory, which on the cpu backend is a tensor's own: to be read only. */
export function split<T extends Float32Array | Int32Array>(data: T, count: number): T[] {
  const size = data.length / count;
  return Array.from({ length: count }, (_, k) => data.subarray(k * size, (k + 1) * size) as T);
}

/** The numbers in `parts`, one part after the other, rounded to float32. */
export function joined(parts: readonly ArrayLike<number>[]): Float32Array {
  const data = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    data.set(part, offset);
    offset += part.length;
  }
  return data;
}

/** A float32 tensor of the numbers in `parts`, one part after the other. */
export function tensorOf(parts: readonly ArrayLike<number>[], shape: readonly number[]): tf.Tensor {
  return tf.tensor(joined(parts), [...shape]);
}
