/** Storage of a matrix or vector: float32 where training happens, float64 where maths is checked. */
export type FloatArray = Float32Array | Float64Array;

/** Hands out zeroed storage of `length` numbers, in the precision of the training run unless another is asked for. */
export type Allocate = (length: number, precision?: 'float32' | 'float64') => FloatArray;

/**
 * Everything that an optimizer, an engine or a loss remembers between two steps. One shape for all, so that a
 * checkpoint can store it and a run can resume from it without knowing what it means.
 */
export interface State {
  /** Named lists of arrays, for an optimizer usually one array per parameter. */
  readonly slots: Record<string, FloatArray[]>;
  /** Named scalars, such as the step count or a running product. */
  readonly globals: Record<string, number>;
  /** Lists of arrays to compute in. What they hold means nothing between two steps, so no checkpoint stores it. */
  readonly scratch?: Record<string, FloatArray[]>;
}

/**
 * Whether a value is a {@link State} that a checkpoint can hold: lists of Float32Array or Float64Array by name in `slots`
 * and, where there is any, `scratch`; finite numbers by name in `globals`.
 *
 * @example
 * ```ts
 * import { isState } from '@lowrank/linalg';
 *
 * console.log(isState({ slots: { velocity: [new Float64Array(6)] }, globals: { step: 0 } })); // true
 * console.log(isState({}), isState({ slots: { velocity: [[0, 0]] }, globals: {} })); // false false
 * ```
 */
export function isState(value: unknown): value is State {
  const { slots, globals, scratch = {} } = (value ?? {}) as Partial<Record<keyof State, unknown>>;
  return (
    [slots, scratch].every((record) => isRecord(record) && Object.values(record).every(isListOfArrays)) &&
    isRecord(globals) &&
    Object.values(globals).every(Number.isFinite)
  );
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isListOfArrays = (value: unknown) =>
  Array.isArray(value) && value.every((array) => array instanceof Float32Array || array instanceof Float64Array);
