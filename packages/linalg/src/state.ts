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
