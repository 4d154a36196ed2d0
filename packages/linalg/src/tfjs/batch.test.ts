import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { joined, readBatch, split, tensorOf } from './batch.js';

describe('readBatch', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('takes the last two dimensions for rows and columns', () => {
    tf.tidy(() => {
      const A = tf.reshape(tf.range(0, 24), [2, 2, 3, 2]);
      const { leading, rows, columns, matrices } = readBatch('test', A);
      expect({ leading, rows, columns }).toEqual({ leading: [2, 2], rows: 3, columns: 2 });
      expect(matrices.map((matrix) => matrix.toArray())).toEqual((A.arraySync() as number[][][][]).flat());
    });
  });

  it('copies, for on this backend a read is the memory of the tensor', () => {
    tf.tidy(() => {
      const A = tf.tensor2d([[1, 2]]);
      readBatch('test', A).matrices[0].data.fill(7);
      expect([...A.dataSync()]).toEqual([1, 2]);
    });
  });

  it('reads no matrix from an empty batch', () => {
    const A = tf.zeros([0, 3, 2]);
    expect(readBatch('test', A).matrices).toEqual([]);
    A.dispose();
  });
});

describe('split, joined and tensorOf', () => {
  it('take numbers apart and put them together', () => {
    const parts = split(Float32Array.of(1, 2, 3, 4), 2);
    expect(parts.map((part) => [...part])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect([...joined(parts)]).toEqual([1, 2, 3, 4]);
    tf.tidy(() => {
      expect(tensorOf([[1], [2, 3, 4]], [2, 2]).arraySync()).toEqual([
        [1, 2],
        [3, 4],
      ]);
    });
  });
});
