import { random } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';

/** For tests: normal numbers. */
export function normalTensor(rows: number, columns: number): tf.Tensor2D {
  const stream = random(0, `${rows} x ${columns}`);
  return tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => stream.normal()),
    [rows, columns],
  );
}
