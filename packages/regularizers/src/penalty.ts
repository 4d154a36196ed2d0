import type { FloatArray, Json, Matrix } from '@lowrank/linalg';

/** What every penalty says about itself. */
export interface Named {
  /** Version of this contract. */
  readonly specVersion: 1;
  /** camelCase, unique among the penalties of a program. */
  readonly name: string;
  /** The parameters it was made with; they survive JSON and make it again. */
  readonly params: Readonly<Record<string, Json>>;
  /** Homogeneity: R(c W) = |c|^degree R(W) for every c != 0. Absent if it has none. */
  readonly degree?: number | undefined;
  /** Whether R is convex in W. Absent if unknown. */
  readonly convex?: boolean | undefined;
}

/**
 * Proximal operator on singular values: out = argmin_x R(x) + |x - sigma|^2 / (2 step), with sigma and out of the same
 * length and sigma in descending order.
 */
export type Prox = (sigma: Float64Array, step: number, out: Float64Array) => void;

/** A function of the nuclear and the Frobenius norm alone. The only kind that an approximate spectrum can serve. */
export interface NormsPenalty extends Named {
  readonly kind: 'norms';
  /** Value and partial derivatives of R(nuclear, frobenius). */
  evaluate(nuclear: number, frobenius: number): { value: number; dNuclear: number; dFrobenius: number };
  /** True if the nuclear norm plays no part: no decomposition is made then, and `nuclear` arrives as NaN. */
  readonly frobeniusOnly?: boolean | undefined;
  readonly prox?: Prox | undefined;
  /** Makes the penalty whose parameters depend on the scale of the data; training calls it once, before the start. */
  resolve?(data: DataScale): NormsPenalty;
}

/** A symmetric function of all singular values. */
export interface SpectralPenalty extends Named {
  readonly kind: 'spectral';
  /** Returns R(sigma) and writes dR/dsigma_k to `gradient`. `sigma` is in descending order and must not be changed. */
  evaluate(sigma: Float64Array, gradient: Float64Array): number;
  readonly prox?: Prox | undefined;
}

/** Any differentiable function of the entries. */
export interface MatrixPenalty extends Named {
  readonly kind: 'matrix';
  /** Returns R(W) and writes dR/dW to `gradient`, overwriting what is there. `W` must not be changed. */
  evaluate(W: Matrix<FloatArray>, gradient: Matrix<FloatArray>): number;
  /** Proximal operator: out = argmin_X R(X) + |X - W|_F^2 / (2 step). */
  prox?(W: Matrix, step: number, out: Matrix): void;
}

/** A penalty R on a matrix W of shape [m, n]. Any plain object that meets this contract is one. */
export type Penalty = NormsPenalty | SpectralPenalty | MatrixPenalty;

/** What is known of the data before training. */
export interface DataScale {
  readonly rows: number;
  readonly columns: number;
  /** Weighted mean of the squared observed values. */
  readonly meanSquare: number;
}
