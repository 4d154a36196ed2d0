import { ArgumentError } from '@lowrank/linalg';
import * as tf from '@tensorflow/tfjs-core';
import { checkOptions } from '../check-options.js';
import { elastic } from '../elastic.js';
import { entropy } from '../entropy.js';
import { frobenius } from '../frobenius.js';
import { logDeterminant } from '../log-determinant.js';
import { none } from '../none.js';
import { normAnchor } from '../norm-anchor.js';
import { nuclear } from '../nuclear.js';
import { nuclearMinusFrobenius } from '../nuclear-minus-frobenius.js';
import { ratio } from '../ratio.js';
import { schattenP } from '../schatten-p.js';
import { schattenRatio } from '../schatten-ratio.js';
import { squaredFrobenius } from '../squared-frobenius.js';
import { squaredRatio } from '../squared-ratio.js';
import { totalVariation } from '../total-variation.js';
import { truncatedNuclear } from '../truncated-nuclear.js';
import { knownPenalties, type PenaltyFactory } from './known-penalties.js';
import { LowrankRegularizer } from './lowrank-regularizer.js';

const builtIn: Readonly<Record<string, PenaltyFactory>> = {
  elastic,
  entropy,
  frobenius,
  logDeterminant,
  none,
  normAnchor,
  nuclear,
  nuclearMinusFrobenius,
  ratio,
  schattenP,
  schattenRatio,
  squaredFrobenius,
  squaredRatio,
  totalVariation,
  truncatedNuclear,
};

/** Options of {@link register}. */
export interface RegisterOptions {
  /** Factories of penalties that are not of this package, by the name of the penalty. */
  readonly penalties?: Readonly<Record<string, PenaltyFactory>>;
}

/**
 * Lets models that were saved with `asRegularizer` be loaded in a process that has made no such regularizer.
 *
 * @param library the TensorFlow.js that loads the model. Where a program holds two copies of tfjs-core, pass the one that
 * tfjs-layers uses, also before the first `asRegularizer`: registered classes, unlike tensors, belong to one copy, and the
 * other says "Unknown regularizer".
 * @param options.penalties factories of your own, such as `{ geman }`; the penalties of this package are known.
 * @throws ArgumentError on an option of another name, a name that this package has, what is no factory, or no library.
 *
 * @example
 * ```ts
 * import '@tensorflow/tfjs-backend-cpu';
 * import { ratio } from '@lowrank/regularizers';
 * import { asRegularizer, register } from '@lowrank/regularizers/tfjs';
 * import * as tf from '@tensorflow/tfjs-core';
 * import { layers, loadLayersModel, sequential } from '@tensorflow/tfjs-layers';
 *
 * const kernelRegularizer = asRegularizer(ratio(), { weight: 0.05 });
 * const model = sequential({ layers: [layers.dense({ units: 4, inputShape: [6], kernelRegularizer })] });
 * const saved: tf.io.ModelArtifacts[] = [];
 * await model.save(
 *   tf.io.withSaveHandler(async (artifacts) => {
 *     saved.push(artifacts);
 *     return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
 *   }),
 * );
 *
 * register(); // in the program that loads
 * const loaded = await loadLayersModel(tf.io.fromMemory(saved[0]));
 * console.log(loaded.layers[0].calculateLosses().length); // 1
 * ```
 */
export function register(library: Pick<typeof tf, 'serialization'> = tf, options: RegisterOptions = {}): void {
  const { penalties = {} } = checkOptions('register', options, ['penalties']);
  if (typeof library?.serialization?.registerClass !== 'function') {
    throw new ArgumentError('register: expected TensorFlow.js as first argument, as in register(tf, { penalties }).');
  }
  for (const [name, factory] of Object.entries(penalties)) {
    if (Object.hasOwn(builtIn, name)) {
      throw new ArgumentError(`register: ${name} is a penalty of this package. Give yours another name.`);
    }
    if (typeof factory === 'function') continue;
    throw new ArgumentError(
      `register: expected a factory for ${name}, got ${typeof factory}. Pass the function itself.`,
    );
  }
  for (const [name, factory] of Object.entries({ ...builtIn, ...penalties })) knownPenalties.set(name, factory);
  library.serialization.registerClass(LowrankRegularizer);
}
