import * as tf from '@tensorflow/tfjs-core';
import { joined } from './batch.js';

/** One output of an op: its numbers in parts, one after the other, and its shape. */
export interface Output {
  readonly parts: readonly ArrayLike<number>[];
  readonly shape: readonly number[];
}

/**
 * A differentiable op with several outputs, where `tf.customGrad` has one: an op whose value is all outputs end to end,
 * and behind it an op for each of them, whose gradient fills its own place among zeros. So `gradient` is called once,
 * with the derivatives of the loss by every output. No gradient that tfjs-core may lack is needed.
 *
 * @param input - what `gradient` is the gradient by.
 * @param outputs - one or more.
 * @param gradient - given derivatives in the order of `outputs`, to be read only, a tensor of the shape of `input`.
 */
export function severalOutputs(
  input: tf.Tensor,
  outputs: readonly Output[],
  gradient: (upstream: readonly Float32Array[]) => tf.Tensor,
): tf.Tensor[] {
  const values = outputs.map(({ parts }) => joined(parts));
  const ends = values.map((_, k) => values.slice(0, k + 1).reduce((sum, { length }) => sum + length, 0));
  const placesIn = (data: Float32Array) => values.map(({ length }, k) => data.subarray(ends[k] - length, ends[k]));
  return tf.tidy(() => {
    const whole = tf.customGrad(() => ({
      value: tf.tensor1d(joined(values)),
      gradFunc: (dy) => gradient(placesIn(dy.dataSync<'float32'>())),
    }))(input);
    return outputs.map(({ shape }, k) =>
      tf.customGrad(() => ({
        value: tf.tensor(values[k], [...shape]),
        gradFunc: (dy) => {
          const data = new Float32Array(whole.size);
          placesIn(data)[k].set(dy.dataSync<'float32'>());
          return tf.tensor1d(data);
        },
      }))(whole),
    );
  });
}
