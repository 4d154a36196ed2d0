import * as tf from '@tensorflow/tfjs-core';
import { PenaltyError } from '../errors.js';
import type { Penalty } from '../penalty.js';
import { knownPenalties } from './known-penalties.js';
import { type PenaltyOpOptions, penaltyOp } from './penalty-op.js';

/** Leads from a config to the regularizer that gave it. */
const live = Symbol('the regularizer itself');

/**
 * The class of what `asRegularizer` returns: a penalty as a regularizer of TensorFlow.js layers.
 *
 * tfjs-layers does not export its base class and tests with `instanceof`, but takes any registered class that is shaped
 * like a saved one, with `className` and `config`; so this package needs tfjs-core alone.
 *
 * @example
 * ```ts
 * import { ratio } from '@lowrank/regularizers';
 * import { asRegularizer, LowrankRegularizer } from '@lowrank/regularizers/tfjs';
 *
 * console.log(asRegularizer(ratio()) instanceof LowrankRegularizer); // true
 * ```
 */
export class LowrankRegularizer extends tf.serialization.Serializable {
  /** The name under which models are saved. An underscore in it would not survive the loader of tfjs-layers. */
  static get className(): string {
    return 'LowrankRegularizer';
  }

  /** lambda, unitless. */
  readonly weight: number;
  /** weight * R(kernel), with its gradient. */
  readonly apply: (kernel: tf.Tensor) => tf.Scalar;

  constructor(
    /** R, as it was given. */
    readonly penalty: Penalty,
    options: PenaltyOpOptions = {},
  ) {
    super();
    this.apply = penaltyOp(penalty, options);
    this.weight = options.weight ?? 1;
  }

  /** The same, as tfjs-layers asks an object for it. */
  get className(): string {
    return LowrankRegularizer.className;
  }

  /** A new object each time, since tfjs-layers writes into it. */
  get config(): tf.serialization.ConfigDict {
    return Object.defineProperty(this.getConfig(), live, { value: this, enumerable: false });
  }

  /** Penalty and weight as JSON under `name`: the only key whose value tfjs-layers does not rewrite to another case. */
  getConfig(): tf.serialization.ConfigDict {
    const { penalty, weight } = this;
    return { name: JSON.stringify({ penalty: penalty.name, params: penalty.params, weight }) };
  }

  /**
   * The regularizer of a layer's config, made anew where it comes from a saved model.
   *
   * @throws PenaltyError where the saved penalty is not known by name.
   */
  static override fromConfig<T extends tf.serialization.Serializable>(
    _class: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    const same = (config as { [live]?: LowrankRegularizer })[live];
    if (same) return same as unknown as T;
    const saved = JSON.parse(config.name as string) as { penalty: string; params: object; weight: number };
    const factory = knownPenalties.get(saved.penalty);
    if (factory === undefined) {
      throw new PenaltyError(
        `LowrankRegularizer: the saved model has the penalty '${saved.penalty}', known are ` +
          `${[...knownPenalties.keys()].join(', ') || 'none'}. Before loading, call register() of ` +
          `@lowrank/regularizers/tfjs, for a penalty of your own register(tf, { penalties: { ${saved.penalty} } }).`,
      );
    }
    return new LowrankRegularizer(factory(saved.params as never), { weight: saved.weight }) as unknown as T;
  }
}
