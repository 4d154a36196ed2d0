import { type Allocate, ArgumentError, isState, ShapeError, type State } from '@lowrank/linalg';
import { inKernelMemory } from '@lowrank/linalg/kernels';
import * as tf from '@tensorflow/tfjs-core';
import type { Optimizer, Parameter } from '../optimizer.js';
import { fillState } from './fill-state.js';
import { makeRule } from './known-rules.js';
import { fromNamedWeights, type NamedWeights, toNamedWeights, variablesOf } from './named-weights.js';
import { renameVariables } from './rename-variables.js';

/** tfjs-core does not export its type of this name. */
export type NamedTensor = Awaited<ReturnType<tf.Optimizer['getWeights']>>[number];

/** What is known once the variables are, in kernel memory; all lists in the order of `names`. */
interface Training {
  readonly names: readonly string[];
  readonly state: State;
  readonly parameters: readonly Parameter[];
  readonly gradients: readonly Float32Array[];
  readonly out: readonly Float32Array[];
}

/**
 * The class of what `asTfOptimizer` returns: an update rule as a `tf.Optimizer`.
 *
 * @example
 * ```ts
 * import { adam } from '@lowrank/optimizers';
 * import { asTfOptimizer, LowrankOptimizer } from '@lowrank/optimizers/tfjs';
 *
 * console.log(asTfOptimizer(adam()) instanceof LowrankOptimizer); // true
 * ```
 */
export class LowrankOptimizer extends tf.Optimizer {
  /** The name under which TensorFlow.js stores it. */
  static get className(): string {
    return 'LowrankOptimizer';
  }

  private training: Training | undefined;
  private pending: NamedWeights | undefined;
  private snapshot: NamedTensor[] = [];

  constructor(
    /** The rule that makes the steps. */
    readonly rule: Optimizer,
  ) {
    super();
  }

  /** One step: variables += step. The gradients are those of the same variables in every call, in any order. */
  applyGradients(variableGradients: tf.NamedTensorMap | NamedTensor[]): void {
    if (tf.getBackend() === 'webgpu') {
      throw new ArgumentError(
        `${this.who}: the backend webgpu has no fast synchronous read, which each step needs. Choose another with ` +
          "tf.setBackend('wasm'), 'webgl' or 'cpu'.",
      );
    }
    const byName = gradientsByName(variableGradients);
    const { names, state, parameters, gradients, out } = this.trainingOn([...byName.keys()]);
    const variables = names.map((name) => this.variable(name));
    for (const [k, name] of names.entries()) {
      const gradient = byName.get(name)!;
      if (gradient.size !== gradients[k].length) {
        throw new ShapeError(
          `${this.who}: the gradient of '${name}' has shape [${gradient.shape}], the variable [${variables[k].shape}].`,
        );
      }
      gradients[k].set(gradient.dataSync());
      parameters[k].data.set(variables[k].dataSync());
    }
    this.rule.update(gradients, state, parameters, out);
    tf.tidy(() => {
      for (const [k, variable] of variables.entries()) {
        const { data } = parameters[k];
        for (let i = 0; i < data.length; i++) data[i] += out[k][i];
        // A copy, since on the cpu backend it becomes the tensor's own memory.
        variable.assign(tf.tensor(data.slice(), variable.shape));
      }
    });
    this.incrementIterations();
  }

  /**
   * The state as named tensors, from which `setWeights` goes on bit for bit. They belong to the optimizer: it disposes
   * them at the next call and in `dispose`, since the savers of tfjs never do.
   */
  override async getWeights(): Promise<NamedTensor[]> {
    const weights =
      this.pending ??
      (this.training ? toNamedWeights(this.rule.name, this.training.names, this.training.state) : new Map());
    const iterations = await this.saveIterations();
    this.disposeSnapshot();
    this.snapshot = [
      { name: iterations.name, tensor: tf.keep(iterations.tensor) },
      ...[...weights].map(([name, data]) => ({ name, tensor: tf.keep(tf.tensor1d(data.slice())) })),
    ];
    return [...this.snapshot];
  }

  /**
   * Goes on from what `getWeights` gave. The tensors are copied and stay the caller's.
   *
   * @throws ArgumentError where another optimizer gave them.
   */
  override async setWeights(weightValues: NamedTensor[]): Promise<void> {
    const pending: NamedWeights = new Map();
    for (const { name, tensor } of await this.extractIterations(weightValues)) {
      pending.set(name, Float32Array.from(await tensor.data()));
    }
    if (pending.size > 0 && variablesOf(pending).length === 0) {
      throw new ArgumentError(
        `${this.who}: these weights are not from its getWeights, they hold ${[...pending.keys()].join(', ')}.`,
      );
    }
    this.pending = pending.size > 0 ? pending : undefined;
    this.training = undefined;
  }

  /**
   * A copy of the rule's state without its scratch, its lists in the order in which the variables first came; empty before the first step,
   * unless weights were set.
   *
   * @throws ArgumentError where weights were set that fit neither rule nor variables.
   */
  saveState(): State {
    if (this.pending) this.trainingOn(variablesOf(this.pending));
    const { slots, globals } = this.training?.state ?? { slots: {}, globals: {} };
    const copies = Object.entries(slots).map(([name, arrays]) => [name, arrays.map((array) => array.slice())]);
    return { slots: Object.fromEntries(copies), globals: { ...globals } };
  }

  /**
   * Goes on from a state of the rule, whose lists are in the order of `variables`.
   *
   * @param stored - what `saveState` gave, here or on plain arrays; an empty state starts anew.
   * @param variables - those to be trained; they are read for their shapes only.
   * @throws ArgumentError where it is the state of another rule; ShapeError where it does not fit the variables. The
   * optimizer then stays as it was.
   */
  restoreState(stored: State, variables: readonly tf.Variable[]): void {
    const isEmpty = Object.keys(stored.globals).length + Object.keys(stored.slots).length === 0;
    const training = isEmpty ? undefined : this.start(variables.map(({ name }) => name));
    if (training) fillState(this.who, stored, training.state);
    this.training = training;
    this.pending = undefined;
    // A chain keeps the count of each member.
    const steps = Object.entries(stored.globals).find(([name]) => /(^|\.)step$/.test(name));
    this.iterations_ = steps?.[1] ?? 0;
  }

  /** The rule as JSON under `name`: the only key whose value tfjs-layers does not rewrite to another case. */
  getConfig(): tf.serialization.ConfigDict {
    return { name: JSON.stringify({ rule: this.rule.name, params: this.rule.params }) };
  }

  /**
   * The optimizer of a saved model, before its weights are set.
   *
   * @throws ArgumentError where the rule or one of its schedules is not known by name; see `register`.
   */
  static override fromConfig<T extends tf.serialization.Serializable>(
    _class: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    const { rule, params } = JSON.parse(config.name as string);
    return new LowrankOptimizer(makeRule(rule, params)) as unknown as T;
  }

  /** Frees all tensors and forgets the state; the next step starts anew. */
  override dispose(): void {
    super.dispose();
    this.disposeSnapshot();
    this.training = undefined;
    this.pending = undefined;
  }

  private get who(): string {
    return `asTfOptimizer(${this.rule.name})`;
  }

  private trainingOn(names: readonly string[]): Training {
    if (this.pending) this.pending = renameVariables(this.pending, names);
    const known = this.training?.names ?? (this.pending && variablesOf(this.pending));
    if (known && (known.length !== names.length || names.some((name) => !known.includes(name)))) {
      throw new ArgumentError(
        `${this.who}: it was started on the variables ${list(known)} and now got gradients for ${list(names)}. Use one ` +
          'optimizer for each set of variables, and give variables that are saved a name of their own.',
      );
    }
    if (names.length === 0) throw new ArgumentError(`${this.who}: got no gradient. Pass one for each variable.`);
    if (this.training === undefined) {
      const training = this.start(known ?? names);
      if (this.pending) fromNamedWeights(this.pending, this.rule.name, training.names, training.state);
      this.pending = undefined;
      this.training = training;
    }
    return this.training;
  }

  private start(names: readonly string[]): Training {
    const variables = names.map((name) => this.variable(name));
    return inKernelMemory(0, (make) => {
      const allocate: Allocate = (length, type = 'float32') => make(length, type);
      const arrays = () => variables.map(({ size }) => make(size, 'float32'));
      const parameters = arrays().map((data, k) => toParameter(variables[k], data));
      const state = this.rule.init(parameters, allocate);
      if (!isState(state)) {
        throw new ArgumentError(
          `${this.who}: init returns no state. Return { slots: {}, globals: {} }, with lists of arrays and with finite ` +
            'numbers by name.',
        );
      }
      return { names, state, parameters, gradients: arrays(), out: arrays() };
    });
  }

  private variable(name: string): tf.Variable {
    const variable = tf.engine().registeredVariables[name];
    if (variable) return variable;
    throw new ArgumentError(`${this.who}: there is no variable '${name}'. Is it disposed, or of another copy of tfjs?`);
  }

  private disposeSnapshot(): void {
    tf.dispose(this.snapshot.map(({ tensor }) => tensor));
    this.snapshot = [];
  }
}

function gradientsByName(gradients: tf.NamedTensorMap | NamedTensor[]): Map<string, tf.Tensor> {
  const pairs = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients);
  // tfjs passes null for a variable that is not trainable.
  return new Map(pairs.filter(([, tensor]) => tensor != null));
}

/** A copy of a variable in `data`: on the cpu backend dataSync() is the tensor's own memory. Leading dimensions become rows. */
function toParameter(variable: tf.Variable, data: Float32Array): Parameter {
  data.set(variable.dataSync());
  const columns = variable.shape[variable.rank - 1] ?? 1;
  return { data, rows: variable.size / columns, columns };
}

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
