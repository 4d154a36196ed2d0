import type { Allocate, FloatArray, Json, Matrix, Random, State } from '@lowrank/linalg';
import type { NormsPenalty, SpectralPenalty } from '@lowrank/regularizers';

/** A penalty of the singular values with its weight at the current step. */
export interface WeightedPenalty {
  /** R, of kind `norms` or `spectral`. */
  readonly penalty: NormsPenalty | SpectralPenalty;
  /** lambda at this step. */
  readonly weight: number;
}

/** What an engine learnt about the spectrum of P on the way. */
export interface SpectralReport {
  /** Sum of weight * R(P). */
  readonly value: number;
  /** The singular values that the engine computed, in descending order; empty where it needed none. */
  readonly sigma: Float64Array;
  /** The nuclear norm as the engine sees it; NaN where it needed none. */
  readonly nuclear: number;
  /** The Frobenius norm. */
  readonly frobenius: number;
}

/**
 * A way to have the spectrum of P and the gradient of penalties of it. Everything it remembers is in its
 * {@link State}, so a checkpoint holds it.
 */
export interface SpectralEngine {
  /** `exact` or `subspace`; stands in every result. */
  readonly name: string;
  /** The parameters it was made with; they survive JSON. */
  readonly params: Readonly<Record<string, Json>>;
  /** The kinds of penalty that it can evaluate. */
  readonly serves: readonly ('norms' | 'spectral')[];
  /** The state before the first step, for P of shape [rows, columns]. */
  init(rows: number, columns: number, random: Random, allocate: Allocate): State;
  /** Adds the gradient of sum weight * R(P) to `gradient`, of the shape of P. */
  accumulate(
    terms: readonly WeightedPenalty[],
    P: Matrix<FloatArray>,
    gradient: Matrix<FloatArray>,
    state: State,
  ): SpectralReport;
}
