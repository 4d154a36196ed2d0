export { effectiveRank } from './effective-rank.js';
export { nuclearNorm } from './nuclear-norm.js';
export { polar } from './polar.js';
export { registerFastMatMul } from './register-fast-mat-mul.js';
export { singularValues } from './singular-values.js';
export { svd, type TensorSpectrum, type TensorSvd, type TensorSvdOptions } from './svd.js';
export type { MatricesOf, NumbersOf, VectorsOf } from './tensor-types.js';
