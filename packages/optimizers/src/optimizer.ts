import type { Allocate, FloatArray, Json, State } from '@lowrank/linalg';

/** A trainable matrix, row-major. A vector has one row. */
export interface Parameter {
  /** The entries, row by row. */
  readonly data: FloatArray;
  /** Number of rows. */
  readonly rows: number;
  /** Number of columns. */
  readonly columns: number;
}

/**
 * An update rule: pure maths on arrays, with its memory held in a {@link State} by the caller.
 *
 * `update` advances `state`, writes the steps to `out` (parameters += out is the caller's) and touches nothing else.
 * All parameters are handed over together, so that a rule may use one rate for all of them.
 * `@lowrank/optimizers/testing` holds a rule to all this.
 */
export interface Optimizer {
  /** Version of this contract. */
  readonly specVersion: 1;
  /** camelCase, such as `adam`. */
  readonly name: string;
  /** The parameters it was made with; they survive JSON and make it again. */
  readonly params: Readonly<Record<string, Json>>;
  /** The state before the first step. */
  init(parameters: readonly Parameter[], allocate: Allocate): State;
  /** One step: gradient k and out k have the length of parameter k. */
  update(
    gradients: readonly FloatArray[],
    state: State,
    parameters: readonly Parameter[],
    out: readonly FloatArray[],
  ): void;
}
