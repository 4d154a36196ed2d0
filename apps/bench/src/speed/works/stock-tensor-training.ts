import { random } from '@lowrank/linalg';
import {
  matMul,
  mul,
  type Rank,
  sub,
  sum,
  type Tensor2D,
  tensor2d,
  tidy,
  train,
  transpose,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import { startTensors } from '../../training/tensor-fit.js';
import { type Prepared, repeated } from '../prepared.js';
import { makeProblem, type ProblemName } from '../problem.js';
import { learningRate } from '../training-setting.js';

/** Training of a linear network with TensorFlow.js alone, on its wasm backend, with written-out gradients. */
export interface StockTensorTrainingOptions {
  readonly problem: ProblemName;
  readonly depth: number;
  /** How factors are transposed in the gradients: by an op of its own, which is faster, or by the flags of `matMul`. */
  readonly transposes: 'op' | 'flags';
}

export async function stockTensorTraining(options: StockTensorTrainingOptions): Promise<Prepared> {
  await startTensors();
  const { rows, columns, rowIndices, columnIndices, values } = await makeProblem(options.problem);
  const [dense, mask] = [new Float32Array(rows * columns), new Float32Array(rows * columns)];
  for (let k = 0; k < values.length; k++) {
    const at = rowIndices[k] * columns + columnIndices[k];
    dense[at] = values[k];
    mask[at] = 1 / values.length;
  }
  const targets = tensor2d(dense, [rows, columns]);
  const weights = tensor2d(mask, [rows, columns]);
  const width = Math.min(rows, columns);
  const sizes = [columns, ...new Array<number>(options.depth - 1).fill(width), rows];
  const factors = sizes.slice(1).map((m, j) => {
    const generator = random(j, 'initialisation');
    const start = Float32Array.from({ length: m * sizes[j] }, () => 0.1 * generator.normal());
    return variable(tensor2d(start, [m, sizes[j]])) as Variable<Rank.R2>;
  });
  const optimizer = train.adam(learningRate);

  const timesTransposed = (A: Tensor2D, B: Tensor2D): Tensor2D =>
    options.transposes === 'op' ? matMul(A, transpose(B)) : matMul(A, B, false, true);
  const transposedTimes = (A: Tensor2D, B: Tensor2D): Tensor2D =>
    options.transposes === 'op' ? matMul(transpose(A), B) : matMul(A, B, true, false);

  return repeated(() =>
    tidy(() => {
      const partial: Tensor2D[] = [factors[0]];
      for (const factor of factors.slice(1)) partial.push(matMul(factor, partial[partial.length - 1]));
      const residual = sub<Tensor2D>(partial[partial.length - 1], targets);
      const weighted = mul<Tensor2D>(weights, residual);
      sum(mul(weighted, residual));
      let byProduct = mul<Tensor2D>(weighted, 2);
      const gradients: { name: string; tensor: Tensor2D }[] = [];
      for (let j = factors.length - 1; j > 0; j--) {
        gradients.push({ name: factors[j].name, tensor: timesTransposed(byProduct, partial[j - 1]) });
        byProduct = transposedTimes(factors[j], byProduct);
      }
      gradients.push({ name: factors[0].name, tensor: byProduct });
      optimizer.applyGradients(gradients);
    }),
  );
}
