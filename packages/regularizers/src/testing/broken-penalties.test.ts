import { describe, expect, it } from 'vitest';
import { honest, lies } from './broken-penalties.js';
import { type PenaltyCheckOptions, penaltyChecks } from './penalty-checks.js';

/** Names and messages of the checks that fail. */
function failures(factory: (params: never) => never, options: PenaltyCheckOptions): Map<string, string> {
  const failed = new Map<string, string>();
  for (const { name, run } of penaltyChecks(factory, options)) {
    try {
      run();
    } catch (error) {
      failed.set(name, (error as Error).message);
    }
  }
  return failed;
}

describe('a broken penalty fails on the checks that should catch it', () => {
  it.each(lies)('$lie', ({ factory, caughtBy, ...options }) => {
    expect([...failures(factory as never, options).keys()]).toEqual(caughtBy);
  });
});

it('is broken by its lie alone', () => {
  for (const factory of honest) expect([...failures(factory as never, {})]).toEqual([]);
});

it('includes one for every check of the kit', () => {
  const checks = lies.flatMap(({ factory, ...options }) => penaltyChecks(factory, options).map(({ name }) => name));
  expect([...new Set(lies.flatMap(({ caughtBy }) => caughtBy))].sort()).toEqual([...new Set(checks)].sort());
});
