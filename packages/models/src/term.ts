import { ArgumentError, type FloatArray, Matrix, type State } from '@lowrank/linalg';
import { type Schedule, valueAt } from '@lowrank/optimizers';
import { checkPenalty, evaluatePenalty, type Penalty, PenaltyError } from '@lowrank/regularizers';
import type { SpectralEngine, WeightedPenalty } from './engine.js';

/** One summand weight * R(.) of the objective. */
export interface Term {
  /** R. */
  readonly penalty: Penalty;
  /** lambda, or its schedule over the steps. */
  readonly weight: number | Schedule;
  /** R of the product W (default), or the sum of R over the factors W_1 ... W_N. */
  readonly on?: 'product' | 'factors' | undefined;
}

/**
 * Holds a term to its type, since a penalty may be an object of any origin.
 *
 * @throws PenaltyError with all that keeps `penalty` from being one; ArgumentError on another weight or `on`.
 */
export function checkTerm({ penalty, weight, on = 'product' }: Term, where: string): void {
  const problems = checkPenalty(penalty);
  if (problems.length > 0) throw new PenaltyError(`fit: ${where}.penalty: ${problems.join(' ')}`);
  const isSchedule = typeof weight === 'object' && weight !== null && typeof weight.at === 'function';
  if (!isSchedule && !Number.isFinite(weight)) {
    throw new ArgumentError(
      `fit: ${where}: the weight of '${penalty.name}' is ${weight}, expected a finite number or a schedule.`,
    );
  }
  if (on !== 'product' && on !== 'factors') {
    throw new ArgumentError(`fit: ${where}: '${penalty.name}' acts on '${on}', expected 'product' or 'factors'.`);
  }
}

/**
 * Adds the gradient of all terms on the product at a step to `gradient` and returns the sum of weight * R(P). The
 * engine is asked once, for all terms of its kinds together.
 */
export function accumulateTerms(
  terms: readonly Term[],
  step: number,
  engine: SpectralEngine | undefined,
  P: Matrix<FloatArray>,
  state: State,
  gradient: Matrix<FloatArray>,
): number {
  const spectral: WeightedPenalty[] = [];
  let value = 0;
  for (const term of terms) {
    const weight = valueAt(term.weight, step);
    if (term.penalty.kind === 'matrix') value += addPenalty(term.penalty, weight, P, gradient);
    else spectral.push({ penalty: term.penalty, weight });
  }
  return engine && spectral.length > 0 ? value + engine.accumulate(spectral, P, gradient, state).value : value;
}

/** Adds the gradient of weight * R(W) to `gradient`, the exact way, and returns weight * R(W). */
export function addPenalty(
  penalty: Penalty,
  weight: number,
  W: Matrix<FloatArray>,
  gradient: Matrix<FloatArray>,
): number {
  const own = new Matrix(W.rows, W.columns, new Float64Array(W.data.length));
  const value = weight * evaluatePenalty(penalty, W, own);
  for (let k = 0; k < own.data.length; k++) gradient.data[k] += weight * own.data[k];
  return value;
}
