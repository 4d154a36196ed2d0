import type { Optimizer } from '../optimizer.js';
import { type OptimizerCheckOptions, optimizerChecks } from './optimizer-checks.js';

/** The two functions that vitest, jest, mocha and node:test have in common. */
export interface TestFunctions {
  /** Names a group of tests. */
  readonly describe: (name: string, body: () => void) => unknown;
  /** Registers a test, which fails by throwing. */
  readonly it: (name: string, body: () => void) => unknown;
}

/**
 * Registers every conformance check of an optimizer as a test: one `describe` with an `it` for each of
 * {@link optimizerChecks}.
 *
 * @param functions `describe` and `it` of the test runner: vitest, jest, mocha or node:test.
 * @param factory makes the optimizer from JSON-safe parameters.
 * @param options parameters, as {@link optimizerChecks} takes them.
 *
 * @example
 * ```ts
 * import { describe, it } from 'node:test';
 * import { adam } from '@lowrank/optimizers';
 * import { testOptimizer } from '@lowrank/optimizers/testing';
 *
 * testOptimizer({ describe, it }, adam, { params: { learningRate: 0.01 } });
 * ```
 */
export function testOptimizer(
  { describe, it }: TestFunctions,
  factory: (params: never) => Optimizer,
  options: OptimizerCheckOptions = {},
): void {
  describe(`optimizer ${factory.name}(${JSON.stringify(options.params ?? {})})`, () => {
    for (const { name, run } of optimizerChecks(factory, options)) it(name, () => run());
  });
}
