import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { type BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients of tfjs-core too.
import * as layers from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isLowrankError } from '../errors.js';
import { multiplyBatch } from '../multiply-batch.js';
import { random } from '../random.js';
import { withoutKernels } from '../without-kernels.js';
import { registerFastMatMul } from './register-fast-mat-mul.js';
import { inner, relativeError } from './test-tensors.js';

setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);

const current = () => tf.getKernel(tf.BatchMatMul, 'wasm');
const stock = current();

function replaceKernel(kernel: tf.KernelConfig): void {
  tf.unregisterKernel(tf.BatchMatMul, 'wasm');
  tf.registerKernel(kernel);
}

function normal(shape: readonly number[], seed = 1): tf.Tensor {
  const stream = random(seed, 'test');
  const length = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(
    Float32Array.from({ length }, () => stream.normal()),
    [...shape],
  );
}

const variants = [false, true].flatMap((transposeA) => [false, true].map((transposeB) => ({ transposeA, transposeB })));
const given = (leading: readonly number[], rows: number, columns: number, transposed: boolean) =>
  transposed ? [...leading, columns, rows] : [...leading, rows, columns];

interface Operands {
  readonly A: tf.Tensor;
  readonly B: tf.Tensor;
  /** The batch dimensions of the product. */
  readonly leading: readonly number[];
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

it('registered before the backend starts, leaves it complete', async () => {
  const undo = registerFastMatMul();
  await tf.setBackend('wasm');
  const [A, B] = [normal([7, 8]), normal([8, 6], 2)];
  const product = () => tf.tidy(() => tf.matMul(A, B).dataSync().slice());
  const ours = product();
  undo();
  expect(relativeError(ours, product())).toBeLessThan(1e-6);
  tf.dispose([A, B]);
});

describe('on wasm', () => {
  /** Stands where the kernel of tfjs does, and tells of every call that comes through. */
  const beneath = vi.fn(stock.kernelFunc);
  let undo = () => {};

  beforeAll(() => tf.setBackend('wasm'));
  beforeEach(() => {
    tf.engine().startScope();
    beneath.mockClear();
    replaceKernel({ ...stock, kernelFunc: beneath });
    undo = registerFastMatMul();
  });
  afterEach(() => {
    undo();
    replaceKernel(stock);
    tf.engine().endScope();
  });

  /** The product by tfjs of operands that are written out for the whole batch, on a backend. */
  async function reference(backend: 'wasm' | 'cpu', factors: Operands): Promise<Float32Array> {
    const { A, B, leading, transposeA, transposeB } = factors;
    undo();
    await tf.setBackend(backend);
    const product = tf.tidy(() => {
      const [whole, other] = [A, B].map((X) => tf.broadcastTo(X, [...leading, ...X.shape.slice(-2)]));
      return tf.matMul(whole, other, transposeA, transposeB).dataSync<'float32'>().slice();
    });
    await tf.setBackend('wasm');
    undo = registerFastMatMul();
    return product;
  }

  /** Largest difference to tfjs, in units of what rounding allows both together. */
  async function excess(backend: 'wasm' | 'cpu', factors: Operands): Promise<number> {
    const { A, B, transposeA, transposeB } = factors;
    beneath.mockClear();
    const product = tf.matMul(A, B, transposeA, transposeB).dataSync<'float32'>();
    expect(beneath).not.toHaveBeenCalled();
    const expected = await reference(backend, factors);
    const sizes = await reference('cpu', { ...factors, A: tf.abs(A), B: tf.abs(B) });
    expect(product.length).toBe(expected.length);
    // Higham, Accuracy and Stability of Numerical Algorithms (2002), (3.5), for sums in any order; 1 % for the higher
    // orders and for the errors of `sizes`.
    const bound = 2 * 1.01 * A.shape[A.shape.length - (transposeA ? 2 : 1)] * 2 ** -24;
    return product.reduce((worst, value, k) => {
      const difference = Math.abs(value - expected[k]);
      return difference === 0 ? worst : Math.max(worst, difference / (bound * sizes[k]));
    }, 0);
  }

  const batches: [number[], number[], number[]][] = [
    [[], [], []],
    [[2], [2], [2]],
    [[3], [], [3]],
    [[1], [3], [3]],
    [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    [[3], [2, 3], [2, 3]],
    [
      [2, 1],
      [2, 3],
      [2, 3],
    ],
    [
      [2, 1],
      [1, 3],
      [2, 3],
    ],
  ];

  describe.each(variants)('with transposeA $transposeA and transposeB $transposeB', ({ transposeA, transposeB }) => {
    it.each(batches)('is the product of tfjs for batches %j and %j at every small size', async (a, b, leading) => {
      const sizes = [1, 2, 3, 5, 7];
      let calls = 0;
      for (const m of sizes) {
        for (const p of sizes) {
          for (const n of sizes) {
            const A = normal(given(a, m, p, transposeA));
            const B = normal(given(b, p, n, transposeB), 2);
            expect(tf.matMul(A, B, transposeA, transposeB).shape).toEqual([...leading, m, n]);
            const backend = calls++ % 2 === 0 ? 'wasm' : 'cpu';
            expect(await excess(backend, { A, B, leading, transposeA, transposeB })).toBeLessThanOrEqual(1);
          }
        }
      }
    });

    it('is the product of tfjs beyond the blocks of the kernels', async () => {
      const A = normal(given([2], 101, 300, transposeA));
      const B = normal(given([], 300, 37, transposeB), 2);
      expect(await excess('wasm', { A, B, leading: [2], transposeA, transposeB })).toBeLessThanOrEqual(1);
    });

    it('has the gradients of the product, both computed by the kernels', () => {
      const A = normal(given([2], 7, 9, transposeA));
      const B = normal(given([2], 9, 8, transposeB), 2);
      const W = normal([2, 7, 8], 3);
      const [dA, dB] = tf.grads((X, Y) => tf.matMul(X, Y, transposeA, transposeB))([A, B], W);
      expect(beneath).not.toHaveBeenCalled();
      const batch = (X: tf.Tensor) => ({ shape: X.shape, data: Float64Array.from(X.dataSync()) });
      // <op(A) op(B), W> is linear in each factor, so a difference of any width is its slope, here in float64.
      for (const [X, gradient, value] of [
        [A, dA, (data: Float64Array) => multiplyBatch({ shape: A.shape, data }, batch(B), { transposeA, transposeB })],
        [B, dB, (data: Float64Array) => multiplyBatch(batch(A), { shape: B.shape, data }, { transposeA, transposeB })],
      ] as const) {
        const start = batch(X).data;
        const loss = (data: Float64Array) => inner(value(data).data, W.dataSync());
        const slopes = start.map((x, k) => loss(start.with(k, x + 1)) - loss(start));
        expect(gradient.shape).toEqual(X.shape);
        expect(relativeError(gradient.dataSync(), slopes)).toBeLessThan(1e-6);
      }
    });
  });

  it('leaves other types, empty dimensions and shapes that do not fit to the kernel beneath', () => {
    const whole = tf.tensor2d([1, 2], [1, 2], 'int32');
    expect(() => tf.matMul(whole, whole, false, true)).toThrow('non-float32');
    expect(tf.matMul(tf.zeros([0, 3]), tf.zeros([3, 2])).shape).toEqual([0, 2]);
    expect(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3]))).toThrow('inner shapes');
    expect(() => tf.matMul(tf.zeros([2, 2, 3]), tf.zeros([3, 3, 2]))).toThrow('broadcast');
    expect(beneath).toHaveBeenCalledTimes(4);
    tf.matMul(tf.cast(whole, 'float32'), whole, false, true);
    expect(beneath).toHaveBeenCalledTimes(4);
  });

  it('changes neither operand, also where both are one tensor', () => {
    const A = normal([20, 20]);
    const before = A.dataSync().slice();
    tf.matMul(A, A, true);
    expect(A.dataSync()).toEqual(before);
  });

  it('leaks no tensor and no data of the backend', () => {
    const [A, B] = [normal([2, 9, 8]), normal([7, 8], 2)];
    const backend = tf.backend() as BackendWasm;
    const before = [tf.memory().numTensors, backend.numDataIds()];
    for (let k = 0; k < 3; k++) {
      tf.matMul(A, B, false, true).dispose();
      tf.dispose(tf.grads((X, Y) => tf.sum(tf.matMul(X, Y, true)))([A, A]));
    }
    expect([tf.memory().numTensors, backend.numDataIds()]).toEqual(before);
  });

  it('gives products that tfjs takes for factors, although it caches them by tensor', () => {
    for (let k = 0; k < 5; k++) {
      const factor = tf.matMul(normal([20, 20], k), tf.eye(20));
      const product = tf.fused.matMul({ a: tf.eye(20), b: factor });
      expect(product.dataSync()).toEqual(normal([20, 20], k).dataSync());
      tf.dispose([factor, product]);
    }
  });

  it('is right where the memory of the backend grows for the product', () => {
    // A new view after growth, which the types of the backend leave out.
    const { wasm } = tf.backend() as unknown as { readonly wasm: { readonly HEAPU8: Uint8Array } };
    const [A, B] = [normal([4000, 1]), normal([1, 4000], 2)];
    const [x, y] = [A.dataSync().slice(), B.dataSync().slice()];
    const before = wasm.HEAPU8.buffer.byteLength;
    const product = tf.matMul(A, B);
    expect(wasm.HEAPU8.buffer.byteLength).toBeGreaterThan(before);
    const data = product.dataSync();
    const wrong = data.findIndex((value, k) => value !== Math.fround(x[Math.floor(k / 4000)] * y[k % 4000]));
    expect(wrong).toBe(-1);
  });

  it('trains the layers of tfjs to the same weights', async () => {
    const [X, Y] = [normal([40, 10]), normal([40, 1], 2)];
    const train = async () => {
      const model = layers.sequential();
      model.add(layers.layers.dense({ units: 12, activation: 'tanh', inputShape: [10] }));
      model.add(layers.layers.dense({ units: 1 }));
      model.setWeights([normal([10, 12], 3), tf.zeros([12]), normal([12, 1], 4), tf.zeros([1])]);
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      await model.fit(X, Y, { epochs: 5, batchSize: 40, shuffle: false, verbose: 0 });
      return model.getWeights().flatMap((weights) => [...weights.dataSync()]);
    };
    const ours = await train();
    expect(beneath).not.toHaveBeenCalled();
    undo();
    const theirs = await train();
    expect(beneath).toHaveBeenCalled();
    undo = registerFastMatMul();
    // Five steps at a rate of .01 hardly enlarge what rounding, 6e-8 an operation, does to a step.
    expect(relativeError(ours, theirs)).toBeLessThan(1e-5);
  });
});

describe('registering', () => {
  it('touches one kernel of one backend, and undoing it puts back the very kernel that was there', () => {
    const others = () => [
      ...tf.getKernelsForBackend('cpu'),
      ...tf.getKernelsForBackend('wasm').filter(({ kernelName }) => kernelName !== tf.BatchMatMul),
    ];
    const before = new Set(others());
    const undo = registerFastMatMul();
    expect(current()).not.toBe(stock);
    expect(new Set(others())).toEqual(before);
    undo();
    expect(current()).toBe(stock);
    expect(new Set(others())).toEqual(before);
  });

  it('warns of nothing', () => {
    const warn = vi.spyOn(console, 'warn');
    registerFastMatMul()();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('again changes nothing and returns the same function, which works once', () => {
    const undo = registerFastMatMul();
    const registered = current();
    expect(registerFastMatMul()).toBe(undo);
    expect(current()).toBe(registered);
    undo();
    const again = registerFastMatMul();
    undo();
    expect(current()).not.toBe(stock);
    again();
    expect(current()).toBe(stock);
  });

  it('can be undone in the right order alone where somebody registers a kernel over it', () => {
    const undo = registerFastMatMul();
    const fast = current();
    const over = { ...fast };
    replaceKernel(over);
    const undoOver = registerFastMatMul();
    try {
      undo();
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
      expect(String(error)).toContain('got another, registered since. Take that one back first.');
    }
    undoOver();
    expect(current()).toBe(over);
    expect(undo).toThrow('Take that one back first');
    replaceKernel(fast);
    undo();
    expect(current()).toBe(stock);
  });

  it('says what to do where the backend is missing', () => {
    tf.unregisterKernel(tf.BatchMatMul, 'wasm');
    try {
      expect(() => registerFastMatMul()).toThrow("Import '@tensorflow/tfjs-backend-wasm' first");
    } finally {
      tf.registerKernel(stock);
    }
  });

  it('leaves the kernel of tfjs where there are no kernels of ours', () => {
    const undo = withoutKernels(registerFastMatMul);
    expect(current()).toBe(stock);
    undo();
    expect(current()).toBe(stock);
  });
});
