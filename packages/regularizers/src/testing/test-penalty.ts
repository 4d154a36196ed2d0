import type { Penalty } from '../penalty.js';
import { type PenaltyCheckOptions, penaltyChecks } from './penalty-checks.js';

/** The two functions that vitest, jest, mocha and node:test have in common. */
export interface TestFunctions {
  /** Names a group of tests. */
  readonly describe: (name: string, body: () => void) => unknown;
  /** Registers a test, which fails by throwing. */
  readonly it: (name: string, body: () => void) => unknown;
}

/**
 * Registers every conformance check of a penalty as a test: one `describe` with an `it` for each of
 * {@link penaltyChecks}.
 *
 * @param functions `describe` and `it` of the test runner: vitest, jest, mocha or node:test.
 * @param factory makes the penalty from JSON-safe parameters.
 * @param options parameters, known values and range, as {@link penaltyChecks} takes them.
 *
 * @example
 * ```ts
 * import { describe, it } from 'node:test';
 * import { nuclear } from '@lowrank/regularizers';
 * import { testPenalty } from '@lowrank/regularizers/testing';
 *
 * testPenalty({ describe, it }, nuclear, { values: [{ at: [[3, 0], [0, 4]], value: 7 }] });
 * ```
 */
export function testPenalty(
  { describe, it }: TestFunctions,
  factory: (params: never) => Penalty,
  options: PenaltyCheckOptions = {},
): void {
  describe(`penalty ${factory.name}(${JSON.stringify(options.params ?? {})})`, () => {
    for (const { name, run } of penaltyChecks(factory, options)) it(name, () => run());
  });
}
