import { ArgumentError, asOptions, refuseUnknown } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import { adadelta } from '../adadelta.js';
import { adagrad } from '../adagrad.js';
import { adam } from '../adam.js';
import { adamax } from '../adamax.js';
import { adamw } from '../adamw.js';
import { amsgrad } from '../amsgrad.js';
import { clipByGlobalNorm } from '../clip-by-global-norm.js';
import { cosineDecay } from '../cosine-decay.js';
import { exponentialDecay } from '../exponential-decay.js';
import { gradientDescent } from '../gradient-descent.js';
import { groupRmsprop } from '../group-rmsprop.js';
import { holdThenDecay } from '../hold-then-decay.js';
import { linear } from '../linear.js';
import { momentum } from '../momentum.js';
import { muon } from '../muon.js';
import { nadam } from '../nadam.js';
import { nesterov } from '../nesterov.js';
import { normalisedGradientDescent } from '../normalised-gradient-descent.js';
import { piecewise } from '../piecewise.js';
import { radam } from '../radam.js';
import { rmsprop } from '../rmsprop.js';
import { warmup } from '../warmup.js';
import { weightDecay } from '../weight-decay.js';
import { knownRules, knownSchedules, type RuleFactory, type ScheduleFactory } from './known-rules.js';
import { LowrankOptimizer } from './lowrank-optimizer.js';

const ownRules: Readonly<Record<string, RuleFactory>> = {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  amsgrad,
  clipByGlobalNorm,
  gradientDescent,
  groupRmsprop,
  momentum,
  muon,
  nadam,
  nesterov,
  normalisedGradientDescent,
  radam,
  rmsprop,
  weightDecay,
};
const ownSchedules: Readonly<Record<string, ScheduleFactory>> = {
  cosineDecay,
  exponentialDecay,
  holdThenDecay,
  linear,
  piecewise,
  warmup,
};

/** Options of {@link register}. */
export interface RegisterOptions {
  /** Factories of rules and gradient transforms that are not of this package, by name. */
  readonly rules?: Readonly<Record<string, RuleFactory>>;
  /** Factories of schedules that are not of this package, by name. */
  readonly schedules?: Readonly<Record<string, ScheduleFactory>>;
}

/**
 * Lets models that were saved with an optimizer of `asTfOptimizer` be loaded and trained on, to the bit.
 *
 * @param library the TensorFlow.js that loads the model. Where a program holds two copies of tfjs-core, pass the one that
 * tfjs-layers uses: registered classes, unlike tensors, belong to one copy, and the other says "Unknown layer".
 * @param options.rules factories of your own, by name; those of this package are known, chains too.
 * @param options.schedules the same for schedules.
 * @throws ArgumentError on an option of another name, a name that this package has, what is no factory, or no library.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import { groupRmsprop } from '@lowrank/optimizers';
 * import { asTfOptimizer, register } from '@lowrank/optimizers/tfjs';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { layers, loadLayersModel, sequential } from '@tensorflow/tfjs-layers';
 *
 * const model = sequential({ layers: [layers.dense({ units: 4, inputShape: [6] })] });
 * model.compile({ optimizer: asTfOptimizer(groupRmsprop({ learningRate: 0.01 })), loss: 'meanSquaredError' });
 * const [x, y] = [tf.randomNormal([32, 6]), tf.randomNormal([32, 4])];
 * await model.fit(x, y, { epochs: 2, verbose: 0 });
 * const saved: tf.io.ModelArtifacts[] = [];
 * const handler = tf.io.withSaveHandler(async (artifacts) => {
 *   saved.push(artifacts);
 *   return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
 * });
 * await model.save(handler, { includeOptimizer: true });
 *
 * register(); // in the program that loads
 * const loaded = await loadLayersModel(tf.io.fromMemory(saved[0]));
 * await loaded.fit(x, y, { epochs: 2, verbose: 0 }); // goes on as the first would have
 * ```
 */
export function register(library: Pick<typeof tf, 'serialization'> = tf, options: RegisterOptions = {}): void {
  const { rules = {}, schedules = {}, ...unknown } = asOptions('register', options);
  refuseUnknown('register', unknown, ['rules', 'schedules']);
  if (typeof library?.serialization?.registerClass !== 'function') {
    throw new ArgumentError('register: expected TensorFlow.js as first argument, as in register(tf, { rules }).');
  }
  checkFactories('rule', rules, ownRules);
  checkFactories('schedule', schedules, ownSchedules);
  for (const [name, factory] of Object.entries({ ...ownRules, ...rules })) knownRules.set(name, factory);
  for (const [name, factory] of Object.entries({ ...ownSchedules, ...schedules })) knownSchedules.set(name, factory);
  library.serialization.registerClass(LowrankOptimizer as never);
}

function checkFactories(what: string, factories: object, own: object): void {
  for (const [name, factory] of Object.entries(factories)) {
    if (Object.hasOwn(own, name)) {
      throw new ArgumentError(`register: ${name} is a ${what} of this package. Give yours another name.`);
    }
    if (typeof factory === 'function') continue;
    throw new ArgumentError(
      `register: expected a factory for ${name}, got ${typeof factory}. Pass the function itself.`,
    );
  }
}
