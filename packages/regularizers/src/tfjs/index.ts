export { type PenaltyOpOptions, penaltyOp } from './penalty-op.js';
