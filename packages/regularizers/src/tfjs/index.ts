export { type AddPenaltyOptions, addPenalty, type PenalisedLayer } from './add-penalty.js';
export { asRegularizer } from './as-regularizer.js';
export type { PenaltyFactory } from './known-penalties.js';
export { LowrankRegularizer } from './lowrank-regularizer.js';
export { type PenaltyOpOptions, penaltyOp } from './penalty-op.js';
export { type RegisterOptions, register } from './register.js';
