import type { Penalty } from '../../penalty.js';
import type { PenaltyCheckOptions } from '../penalty-checks.js';

/** A penalty that breaks one promise: what it does, and the checks that must fail, all of them and no others. */
export interface Lie extends PenaltyCheckOptions {
  readonly lie: string;
  readonly factory: (params: never) => Penalty;
  readonly caughtBy: readonly string[];
}
