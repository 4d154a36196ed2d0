export { ArgumentError, ConvergenceError, isLowrankError, LowrankError, NonFiniteError, ShapeError } from './errors.js';
export type { Json } from './json.js';
export { Matrix } from './matrix.js';
export { Observations, type ObservationsInit, type Positions } from './observations.js';
export type { Allocate, FloatArray, State } from './state.js';
