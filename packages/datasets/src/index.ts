export { escapeCell } from './escape-cell.js';
export { type LowRankMatrixOptions, lowRankMatrix } from './low-rank-matrix.js';
export { type LowRankProblem, type LowRankProblemOptions, lowRankProblem } from './low-rank-problem.js';
export { type Photograph, photograph } from './photograph.js';
export { Index, type IndexJson } from './rating-index.js';
export { type SyntheticRatingsOptions, syntheticRatings } from './synthetic-ratings.js';
export { type UniformMaskOptions, uniformMask } from './uniform-mask.js';
