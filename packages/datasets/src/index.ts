export { type LowRankMatrixOptions, lowRankMatrix } from './low-rank-matrix.js';
export { type LowRankProblem, type LowRankProblemOptions, lowRankProblem } from './low-rank-problem.js';
export { type Photograph, photograph } from './photograph.js';
export { type UniformMaskOptions, uniformMask } from './uniform-mask.js';
