import { adadelta } from '../adadelta.js';
import { adagrad } from '../adagrad.js';
import { adam } from '../adam.js';
import { adamax } from '../adamax.js';
import { adamw } from '../adamw.js';
import { amsgrad } from '../amsgrad.js';
import { chain } from '../chain.js';
import { clipByGlobalNorm } from '../clip-by-global-norm.js';
import { gradientDescent } from '../gradient-descent.js';
import type { GradientTransform } from '../gradient-transform.js';
import { groupRmsprop } from '../group-rmsprop.js';
import { momentum } from '../momentum.js';
import { muon } from '../muon.js';
import { nadam } from '../nadam.js';
import { nesterov } from '../nesterov.js';
import { normalisedGradientDescent } from '../normalised-gradient-descent.js';
import type { Optimizer } from '../optimizer.js';
import { radam } from '../radam.js';
import { rmsprop } from '../rmsprop.js';
import { weightDecay } from '../weight-decay.js';
import type { OptimizerCheckOptions } from './optimizer-checks.js';

/** The optimizers and gradient transforms of this package, each with parameters to test. */
export const builtIn: readonly ({ readonly factory: (params: never) => Optimizer } & OptimizerCheckOptions)[] = [
  { factory: adadelta },
  { factory: adadelta, params: { learningRate: 30, rho: 0.95, epsilon: 1e-7 } },
  { factory: adagrad },
  { factory: adam },
  { factory: adam, params: { learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-6 } },
  { factory: adamax },
  { factory: adamw },
  { factory: adamw, params: { learningRate: 0.1, weightDecay: 0.3 } },
  { factory: amsgrad },
  { factory: clipByGlobalNorm, params: { max: 2 } },
  { factory: gradientDescent },
  { factory: gradientDescent, params: { learningRate: 1.5 } },
  { factory: groupRmsprop },
  { factory: groupRmsprop, params: { learningRate: 0.1, alpha: 0.9 } },
  { factory: momentum },
  { factory: momentum, params: { learningRate: 0.5, momentum: 0.5 } },
  { factory: muon },
  { factory: muon, params: { learningRate: 0.05, momentum: 0.5, nesterov: false, iterations: 3 } },
  { factory: nadam },
  { factory: nesterov },
  { factory: normalisedGradientDescent },
  { factory: radam },
  { factory: radam, params: { learningRate: 0.1, beta2: 0.9, threshold: 4 } },
  { factory: rmsprop },
  { factory: weightDecay, params: { rate: 0.1 } },
  { factory: chainOf, params: { members: [{ rule: 'muon' }] } },
  {
    factory: chainOf,
    params: { members: [{ rule: 'weightDecay', rate: 0.01 }, { rule: 'clipByGlobalNorm', max: 2 }, { rule: 'muon' }] },
  },
];

const members: Readonly<Record<string, (params: never) => Optimizer>> = { clipByGlobalNorm, muon, weightDecay };

/** `chain` from what its params hold. */
function chainOf({ members: list }: { members: readonly { readonly rule: string }[] }): Optimizer {
  const made = list.map(({ rule, ...params }) => members[rule](params as never));
  return chain(...(made as [...GradientTransform[], Optimizer]));
}
