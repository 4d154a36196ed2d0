import type { FloatArray, Json, Matrix } from '@lowrank/linalg';

/** What every penalty says about itself. Traits are promises: `@lowrank/regularizers/testing` holds a penalty to them. */
export interface Named {
  /** Version of this contract. */
  readonly specVersion: 1;
  /** camelCase, unique among the penalties of a program. */
  readonly name: string;
  /** The parameters it was made with; they survive JSON and, given to its factory, make it again. */
  readonly params: Readonly<Record<string, Json>>;
  /** Homogeneity: R(c W) = |c|^degree R(W) for every c != 0. Absent if it has none. */
  readonly degree?: number | undefined;
  /** True if R is convex in W. False promises nothing; absent if unknown. */
  readonly convex?: boolean | undefined;
}

/**
 * Proximal operator on singular values: out = argmin_x R(x) + |x - sigma|^2 / (2 step) over x >= 0, with sigma and out of
 * the same length and sigma in descending order. `sigma` must not be changed.
 */
export type Prox = (sigma: Float64Array, step: number, out: Float64Array) => void;

/** A function of the nuclear and the Frobenius norm alone. The only kind that an approximate spectrum can serve. */
export interface NormsPenalty extends Named {
  /** Tells it from the other kinds. */
  readonly kind: 'norms';
  /** Value and partial derivatives of R(nuclear, frobenius). */
  evaluate(nuclear: number, frobenius: number): { value: number; dNuclear: number; dFrobenius: number };
  /** True if the nuclear norm plays no part: no decomposition is made then, and `nuclear` arrives as NaN. */
  readonly frobeniusOnly?: boolean | undefined;
  /** Proximal operator, where it has a closed form. */
  readonly prox?: Prox | undefined;
  /** Makes the penalty whose parameters depend on the scale of the data; training calls it once, before the start. */
  resolve?(data: DataScale): NormsPenalty;
}

/** A symmetric function of all singular values. */
export interface SpectralPenalty extends Named {
  /** Tells it from the other kinds. */
  readonly kind: 'spectral';
  /**
   * Returns R(sigma) and writes every dR/dsigma_k to `gradient`, whatever is there. Engines give `sigma` in descending
   * order; R may not depend on that order. `sigma` must not be changed.
   */
  evaluate(sigma: Float64Array, gradient: Float64Array): number;
  /** Proximal operator, where it has a closed form. */
  readonly prox?: Prox | undefined;
}

/** Any differentiable function of the entries. */
export interface MatrixPenalty extends Named {
  /** Tells it from the other kinds. */
  readonly kind: 'matrix';
  /** Returns R(W) and writes every dR/dW_ij to `gradient`, whatever is there. `W` must not be changed. */
  evaluate(W: Matrix<FloatArray>, gradient: Matrix<FloatArray>): number;
  /** Proximal operator: out = argmin_X R(X) + |X - W|_F^2 / (2 step). `W` must not be changed. */
  prox?(W: Matrix, step: number, out: Matrix): void;
}

/**
 * A penalty R on a matrix W of shape [m, n]. Any plain object that meets this contract is one; nothing has to be imported
 * for it.
 *
 * `evaluate` depends on its arguments alone: no memory between calls, no clock, no chance. Where R has no gradient it
 * writes a subgradient, 0 if there is none. Where R itself is undefined (the ratio at W = 0) it returns NaN or throws,
 * and {@link evaluatePenalty} and the engines make a PenaltyError of a value or a derivative that is not finite. A convex
 * penalty and one of positive degree are defined at W = 0.
 */
export type Penalty = NormsPenalty | SpectralPenalty | MatrixPenalty;

/** What is known of the data before training. */
export interface DataScale {
  /** Rows of the matrix. */
  readonly rows: number;
  /** Columns of the matrix. */
  readonly columns: number;
  /** Weighted mean of the squared observed values. */
  readonly meanSquare: number;
}
