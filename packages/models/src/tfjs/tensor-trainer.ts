import { Matrix, type Observations } from '@lowrank/linalg';
import { inKernelMemory, productScratch } from '@lowrank/linalg/kernels';
import { valueAt } from '@lowrank/optimizers';
import { asTfOptimizer } from '@lowrank/optimizers/tfjs';
import type { MatrixPenalty } from '@lowrank/regularizers';
import { penaltyOp } from '@lowrank/regularizers/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { checkedState } from '../checked-state.js';
import { copyState, restoreState } from '../checkpoint.js';
import { guardFinite } from '../guard-finite.js';
import type { Problem } from '../problem.js';
import { accumulateTerms } from '../term.js';
import type { Trainer } from '../trainer.js';

/**
 * Training as a tensor program on the current backend: variables, stock ops, penalties through `penaltyOp`, the update
 * through `asTfOptimizer`. The gradients of the products are written out, since a build of tfjs-core may lack them.
 */
export function tensorTrainer(problem: Problem): Trainer {
  const { observations, engine, settings } = problem;
  const { rows, columns } = observations;
  const onProduct = problem.terms.filter((term) => term.on !== 'factors');
  const onFactors = problem.terms.filter((term) => term.on === 'factors');
  const variables = problem.start.map(({ data, rows: m, columns: n }) =>
    tf.tidy(() => tf.variable(tf.tensor2d(Float32Array.from(data), [m, n])) as tf.Variable<tf.Rank.R2>),
  );
  const optimizer = asTfOptimizer(problem.optimizer);
  const { targets, weights } = denseData(observations, problem.loss.name);
  const { P, gradientByP, engineState } = inKernelMemory(productScratch(Math.max(rows, columns)), (make) => ({
    P: new Matrix(rows, columns, make(rows * columns, 'float32')),
    gradientByP: new Matrix(rows, columns, make(rows * columns, 'float32')),
    engineState: engine
      ? checkedState(
          `engine '${engine.name}'`,
          engine.init(rows, columns, problem.engineRandom(), (length, type = 'float32') => make(length, type)),
        )
      : { slots: {}, globals: {} },
  }));

  /** All terms on the product as one penalty, so that the engine is asked once a step. */
  const productPenalty = (step: number): MatrixPenalty => ({
    specVersion: 1,
    kind: 'matrix',
    name: 'allTerms',
    params: {},
    evaluate: (W, gradient) => {
      P.data.set(W.data);
      gradientByP.data.fill(0);
      const value = accumulateTerms(onProduct, step, engine, P, engineState, gradientByP);
      gradient.data.set(gradientByP.data);
      return value;
    },
  });

  return {
    step: (step) =>
      guardFinite(step, problem.optimizer, (check) =>
        tf.tidy(() => {
          const partial: tf.Tensor2D[] = [variables[0]];
          for (const factor of variables.slice(1)) partial.push(tf.matMul(factor, partial[partial.length - 1]));
          const product = partial[partial.length - 1];
          const residual = tf.sub<tf.Tensor2D>(product, targets);
          const weighted = tf.mul<tf.Tensor2D>(weights, residual);
          const loss = check('data loss', tf.sum(tf.mul(weighted, residual)).dataSync()[0]);

          let penalty = 0;
          let byProduct = tf.mul<tf.Tensor2D>(weighted, 2);
          if (onProduct.length > 0) {
            const term = valueAndGradient(penaltyOp(productPenalty(step)), product);
            penalty += term.value;
            byProduct = tf.add(byProduct, term.gradient);
          }

          const gradients: tf.Tensor2D[] = [];
          for (let j = variables.length - 1; j > 0; j--) {
            gradients[j] = tf.matMul(byProduct, tf.transpose(partial[j - 1]));
            byProduct = tf.matMul(tf.transpose(variables[j]), byProduct);
          }
          gradients[0] = byProduct;
          for (const { penalty: R, weight } of onFactors) {
            for (const [j, factor] of variables.entries()) {
              const term = valueAndGradient(penaltyOp(R, { weight: valueAt(weight, step) }), factor);
              penalty += term.value;
              gradients[j] = tf.add(gradients[j], term.gradient);
            }
          }
          optimizer.applyGradients(Object.fromEntries(variables.map(({ name }, j) => [name, gradients[j]])));
          return { loss, penalty };
        }),
      ),
    factors: () =>
      variables.map(
        (variable) => new Matrix(variable.shape[0], variable.shape[1], Float64Array.from(variable.dataSync())),
      ),
    save: async (step) => ({
      step,
      settings,
      parameters: variables.map((variable) => Float32Array.from(variable.dataSync())),
      optimizer: optimizer.saveState(),
      engine: copyState(engineState),
      loss: { slots: {}, globals: {} },
    }),
    load: async (checkpoint) => {
      for (const [j, variable] of variables.entries()) {
        tf.tidy(() => variable.assign(tf.tensor2d(Float32Array.from(checkpoint.parameters[j]), variable.shape)));
      }
      optimizer.restoreState(checkpoint.optimizer, variables);
      restoreState(checkpoint.engine, engineState, 'engine');
    },
    dispose: () => {
      optimizer.dispose();
      tf.dispose([...variables, targets, weights]);
    },
  };
}

/** Dense targets Y and weights so that the loss is the sum of weights * (W - Y)^2; both are 0 where nothing is observed. */
function denseData({ rows, columns, rowIndices, columnIndices, values, weights }: Observations, loss: string) {
  const total = weights ? weights.reduce((sum, w) => sum + w, 0) : values.length;
  const factor = loss === 'mean' ? 1 / total : 0.5;
  const [dense, mask] = [new Float32Array(rows * columns), new Float32Array(rows * columns)];
  for (let k = 0; k < values.length; k++) {
    const at = rowIndices[k] * columns + columnIndices[k];
    dense[at] = values[k];
    mask[at] = factor * (weights ? weights[k] : 1);
  }
  return { targets: tf.tensor2d(dense, [rows, columns]), weights: tf.tensor2d(mask, [rows, columns]) };
}

function valueAndGradient(
  op: (W: tf.Tensor2D) => tf.Scalar,
  at: tf.Tensor2D,
): { value: number; gradient: tf.Tensor2D } {
  const { value, grad } = tf.valueAndGrad((W) => op(W as tf.Tensor2D))(at);
  return { value: value.dataSync()[0], gradient: grad as tf.Tensor2D };
}
