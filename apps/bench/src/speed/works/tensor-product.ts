import { random } from '@lowrank/linalg';
import { registerFastMatMul } from '@lowrank/linalg/tfjs';
import { matMul, tensor } from '@tensorflow/tfjs-core';
import { startTensors } from '../../training/tensor-fit.js';
import { type Prepared, repeated } from '../prepared.js';

/** One call of `tf.matMul` on the wasm backend with two operands of the same shape. */
export interface TensorProductOptions {
  readonly shape: readonly number[];
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** Whether `registerFastMatMul` has been called. */
  readonly fast: boolean;
}

export async function tensorProduct({ shape, transposeA, transposeB, fast }: TensorProductOptions): Promise<Prepared> {
  await startTensors();
  if (fast) registerFastMatMul();
  const generator = random(0, 'data');
  const operand = () => {
    const length = shape.reduce((product, size) => product * size, 1);
    return tensor(
      Float32Array.from({ length }, () => generator.normal()),
      [...shape],
    );
  };
  const [A, B] = [operand(), operand()];
  return repeated(() => matMul(A, B, transposeA, transposeB).dispose());
}
