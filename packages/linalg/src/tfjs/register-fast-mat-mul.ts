import * as tf from '@tensorflow/tfjs-core';
import { ArgumentError } from '../errors.js';
import { kernels } from '../kernels.js';
import { multiplyBatch, productShape } from '../multiply-batch.js';

/** What is used of the backend: the public methods that make a tensor and give a view of its numbers. */
interface WasmBackend {
  makeOutput(shape: number[], dtype: 'float32'): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array;
}

/** For every kernel registered here what takes it back. */
const undos = new WeakMap<tf.KernelConfig, () => void>();

/**
 * Lets the backend wasm compute `tf.matMul` by the kernels of this package, which take any transposition and any batch at
 * the speed of a plain product. The kernel of tfjs takes more than ten times as long for these from some 100 rows and
 * columns on, and a plain product about as long.
 *
 * C = op(A) op(B), summed in float32 in the order of the inner index: error at most p 2^-24 sum over k of
 * |A[i, k] B[k, j]| at inner size p, to first order. It serves every product of float32 tensors, so also those in gradients
 * and in the training of layers; other types, dimensions of size 0 and shapes that do not fit go to the kernel that was
 * registered before. Batch dimensions are broadcast as in NumPy; the kernel of tfjs pairs the wrong matrices where an
 * operand has a 1 behind a larger batch dimension. Operands are copied, no tensor but the new one is written to, other
 * backends are untouched, and so is `tf.fused.matMul`, which dense layers use outside training.
 *
 * Register before or after the backend starts. Registering again changes nothing, and returns the same function. Where
 * `kernels()` of the main entry is `'plain'`, tfjs is faster, and nothing is registered.
 *
 * @returns a function that puts the kernel back that was registered before; calling it again does nothing.
 * @throws ArgumentError where the backend wasm has no kernel for matMul, since its package was not imported; from the
 * returned function where another kernel has been registered over this one, which must go first.
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { registerFastMatMul } from '@lowrank/linalg/tfjs';
 *
 * const undo = registerFastMatMul();
 * await tf.setBackend('wasm');
 * tf.tidy(() => {
 *   const A = tf.randomNormal([4, 500, 500]);
 *   const B = tf.randomNormal([500, 500]);
 *   console.log(tf.matMul(A, B, true, false).shape); // [4, 500, 500]
 * });
 * undo();
 * ```
 */
export function registerFastMatMul(): () => void {
  const before: tf.KernelConfig | undefined = tf.getKernel(tf.BatchMatMul, 'wasm');
  if (!before) {
    throw new ArgumentError(
      'registerFastMatMul: expected the backend wasm, got none with a kernel for matMul. Import ' +
        "'@tensorflow/tfjs-backend-wasm' first, beside the same '@tensorflow/tfjs-core'.",
    );
  }
  const registered = undos.get(before);
  if (registered) return registered;
  if (kernels() === 'plain') return () => {};
  const fast: tf.KernelConfig = { ...before, kernelFunc: kernelAbove(before.kernelFunc) };
  let active = true;
  const undo = () => {
    if (!active) return;
    if (tf.getKernel(tf.BatchMatMul, 'wasm') !== fast) {
      throw new ArgumentError(
        'registerFastMatMul: expected to take back the kernel for matMul that it registered, got another, registered ' +
          'since. Take that one back first.',
      );
    }
    replaceKernel(before);
    active = false;
  };
  undos.set(fast, undo);
  replaceKernel(fast);
  return undo;
}

/** tfjs-core warns where a kernel is registered over another. */
function replaceKernel(kernel: tf.KernelConfig): void {
  tf.unregisterKernel(kernel.kernelName, kernel.backendName);
  tf.registerKernel(kernel);
}

/** The kernel that computes what it can and leaves the rest to `stock`. */
function kernelAbove(stock: tf.KernelFunc): tf.KernelFunc {
  return (call) => {
    const { a, b } = call.inputs as Record<'a' | 'b', tf.TensorInfo>;
    const { transposeA, transposeB } = call.attrs as unknown as tf.BatchMatMulAttrs;
    const shape = productShape(a.shape, b.shape, transposeA, transposeB);
    const single = a.dtype === 'float32' && b.dtype === 'float32';
    if (!shape || !single || a.shape.includes(0) || b.shape.includes(0)) return stock(call);
    const backend = call.backend as WasmBackend;
    const out = backend.makeOutput(shape, 'float32');
    // Views are made after the output, since the memory may have grown for it, which detaches older ones.
    const batch = (tensor: tf.TensorInfo) => ({ shape: tensor.shape, data: backend.typedArrayFromHeap(tensor) });
    multiplyBatch(batch(a), batch(b), { transposeA, transposeB, out: batch(out) });
    return out;
  };
}
