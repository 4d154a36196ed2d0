export type { MatrixLike } from './as-matrix.js';
export { cholesky } from './cholesky.js';
export type { Triplets } from './compress-triplets.js';
export { effectiveRank } from './effective-rank.js';
export { cos, exp, log, pow } from './elementary.js';
export { ArgumentError, ConvergenceError, isLowrankError, LowrankError, NonFiniteError, ShapeError } from './errors.js';
export { hashWord } from './hash.js';
export { isJson, type Json } from './json.js';
export { kernels } from './kernels.js';
export { asOptions, refuseUnknown } from './known-options.js';
export { type LeastSquares, type LeastSquaresOptions, leastSquares } from './least-squares.js';
export type { LinearOperator } from './linear-operator.js';
export { type Lsqr, type LsqrOptions, lsqr } from './lsqr.js';
export { Matrix } from './matrix.js';
export { type MultiplyOptions, multiply } from './multiply.js';
export { type MatrixBatch, multiplyBatch } from './multiply-batch.js';
export { frobeniusNorm, nuclearNorm, schattenNorm, spectralNorm } from './norms.js';
export { Observations, type ObservationsInit, type Positions } from './observations.js';
export { type Polar, polar } from './polar.js';
export { type PseudoInverseOptions, pseudoInverse } from './pseudo-inverse.js';
export { type Qr, type QrOptions, qr } from './qr.js';
export { type Random, random, type Seed } from './random.js';
export { singularValues } from './singular-values.js';
export { SparseMatrix, type SparseMatrixOptions } from './sparse-matrix.js';
export { sparseMultiply } from './sparse-multiply.js';
export { type Allocate, type FloatArray, isState, type State } from './state.js';
export { type Spectrum, type Svd, type SvdOptions, svd } from './svd.js';
export {
  type Eigenvalues,
  type SymmetricEigen,
  type SymmetricEigenOptions,
  symmetricEigen,
} from './symmetric-eigen.js';
export { type TopSingularOptions, topSingular } from './top-singular.js';
export { transpose } from './transpose.js';
