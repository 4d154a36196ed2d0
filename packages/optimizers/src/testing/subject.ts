import { ArgumentError } from '@lowrank/linalg';
import type { Optimizer } from '../optimizer.js';

/** An optimizer under test, and how to make more like it. */
export interface Subject {
  readonly optimizer: Optimizer;
  /** The names of the parameters that the factory was given. */
  readonly given: readonly string[];
  /** Calls the factory again with what it was given. */
  another(): Optimizer;
  /** Calls the factory with the parameters that the optimizer declares, after a way through JSON. */
  remade(): Optimizer;
}

/** Ends a check with what is wrong and what to do. */
export function fail({ optimizer }: Pick<Subject, 'optimizer'>, message: string): never {
  throw new ArgumentError(`${optimizer.name}: ${message}`);
}
