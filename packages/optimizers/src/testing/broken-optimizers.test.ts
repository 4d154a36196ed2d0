import { describe, expect, it } from 'vitest';
import { descent, entrywise } from './lies/honest.js';
import type { Lie } from './lies/lie.js';
import { liesOfMemory } from './lies/of-memory.js';
import { liesOfParameters } from './lies/of-parameters.js';
import { liesOfSteps } from './lies/of-steps.js';
import { type OptimizerCheckOptions, optimizerChecks } from './optimizer-checks.js';

const lies = [...liesOfMemory, ...liesOfSteps, ...liesOfParameters];

/** Names of the checks that fail. */
function failures(factory: Lie['factory'], options: OptimizerCheckOptions = {}): string[] {
  return optimizerChecks(factory, options)
    .filter(({ run }) => {
      try {
        run();
        return false;
      } catch {
        return true;
      }
    })
    .map(({ name }) => name);
}

describe('a broken optimizer fails on the checks that should catch it', () => {
  it.each(lies)('$lie', ({ factory, caughtBy, lie: _, ...options }) => {
    expect(failures(factory, options)).toEqual(caughtBy);
  });
});

it('is broken by its lie alone', () => {
  for (const factory of [descent(), entrywise((g) => -0.1 * g)]) expect(failures(factory)).toEqual([]);
});

it('includes one for every check of the kit', () => {
  const checks = lies.flatMap(({ factory, lie: _, caughtBy: __, ...options }) =>
    optimizerChecks(factory, options).map(({ name }) => name),
  );
  expect([...new Set(lies.flatMap(({ caughtBy }) => caughtBy))].sort()).toEqual([...new Set(checks)].sort());
});
