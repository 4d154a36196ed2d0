import type { Schedule } from '@lowrank/optimizers';
import type { Penalty } from '@lowrank/regularizers';

/** One summand weight * R(.) of the objective. */
export interface Term {
  readonly penalty: Penalty;
  /** lambda, or its schedule over the steps. */
  readonly weight: number | Schedule;
  /** R of the product W (default), or the sum of R over the factors W_1 ... W_N. */
  readonly on?: 'product' | 'factors' | undefined;
}
