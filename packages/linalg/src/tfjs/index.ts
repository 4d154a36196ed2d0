export { effectiveRank } from './effective-rank.js';
export { nuclearNorm } from './nuclear-norm.js';
export { singularValues } from './singular-values.js';
export type { NumbersOf, VectorsOf } from './tensor-types.js';
