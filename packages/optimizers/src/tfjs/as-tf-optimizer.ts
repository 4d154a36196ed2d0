import { ArgumentError } from '@lowrank/linalg';
import { checkOptimizer } from '../check-optimizer.js';
import type { Optimizer } from '../optimizer.js';
import { LowrankOptimizer } from './lowrank-optimizer.js';

/**
 * An update rule as a `tf.Optimizer`, for `model.compile`, `minimize`, `applyGradients` and loops of your own.
 *
 * Variables and gradients are copied to float32 arrays and back; nothing is written into memory that tfjs owns. The
 * state is kept by the name of the variable. A variable of rank 2 is a matrix, one of rank 0 or 1 a vector; of more, its
 * last dimension gives the columns and the others the rows. `getWeights` and `setWeights`, and so `model.save` with
 * `includeOptimizer`, continue bit for bit, the rule's scalars included; call `register` before loading a model.
 *
 * @param rule - any optimizer of this package, or an object that meets its contract.
 * @throws ArgumentError where rule is not an optimizer.
 * @returns an optimizer to be disposed of after use. Its steps throw ArgumentError where the set of variables changes, a
 *   variable is unknown (or a layer was frozen meanwhile), or the backend is webgpu; ShapeError where a gradient has another size than its variable.
 * @example
 * ```ts
 * import { adam } from '@lowrank/optimizers';
 * import { asTfOptimizer } from '@lowrank/optimizers/tfjs';
 * import * as tf from '@tensorflow/tfjs-core';
 * import '@tensorflow/tfjs-backend-cpu';
 *
 * const W = tf.variable(tf.tensor2d([[1, 2], [3, 4]]), true, 'W');
 * const optimizer = asTfOptimizer(adam({ learningRate: 0.1 }));
 * const gradient = tf.tensor2d([[1, -1], [1, -1]]);
 * optimizer.applyGradients({ W: gradient });
 * console.log(W.dataSync()); // about 0.9, 2.1, 2.9, 4.1
 * tf.dispose([W, gradient]);
 * optimizer.dispose();
 * ```
 */
export function asTfOptimizer(rule: Optimizer): LowrankOptimizer {
  const problems = checkOptimizer(rule);
  if (problems.length > 0) throw new ArgumentError(`asTfOptimizer: ${problems.join(' ')}`);
  return new LowrankOptimizer(rule);
}
