import type { Optimizer } from '../../optimizer.js';
import type { OptimizerCheckOptions } from '../optimizer-checks.js';

/** An optimizer that breaks one promise: what it does, and the checks that must fail, all of them and no others. */
export interface Lie extends OptimizerCheckOptions {
  readonly lie: string;
  readonly factory: (params: never) => Optimizer;
  readonly caughtBy: readonly string[];
}
