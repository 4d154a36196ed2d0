export { cos, exp, log, pow } from './elementary.js';
export { ArgumentError, ConvergenceError, isLowrankError, LowrankError, NonFiniteError, ShapeError } from './errors.js';
export type { Json } from './json.js';
export { Matrix } from './matrix.js';
export { type MultiplyOptions, multiply } from './multiply.js';
export { Observations, type ObservationsInit, type Positions } from './observations.js';
export { type Random, random, type Seed } from './random.js';
export type { Allocate, FloatArray, State } from './state.js';
export { transpose } from './transpose.js';
