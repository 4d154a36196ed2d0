import { describe, expect, it } from 'vitest';
import { matrix, norms, shrink, spectral } from './lies/honest.js';
import type { Lie } from './lies/lie.js';
import { liesOfDerivatives } from './lies/of-derivatives.js';
import { liesOfMemory } from './lies/of-memory.js';
import { liesOfParameters } from './lies/of-parameters.js';
import { liesOfProx } from './lies/of-prox.js';
import { liesOfTraits } from './lies/of-traits.js';
import { type PenaltyCheckOptions, penaltyChecks } from './penalty-checks.js';

const lies = [...liesOfDerivatives, ...liesOfMemory, ...liesOfTraits, ...liesOfProx, ...liesOfParameters];

/** Names of the checks that fail. */
function failures(factory: Lie['factory'], options: PenaltyCheckOptions = {}): string[] {
  return penaltyChecks(factory, options)
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

describe('a broken penalty fails on the checks that should catch it', () => {
  it.each(lies)('$lie', ({ lie: _, factory, caughtBy, ...options }) => {
    expect(failures(factory, options)).toEqual(caughtBy);
  });
});

it('is broken by its lie alone', () => {
  const honest = [
    norms({ degree: 1, convex: true, prox: shrink(1) }),
    spectral({ degree: 2, convex: true }),
    matrix({ degree: 2, convex: true }),
  ];
  for (const factory of honest) expect(failures(factory)).toEqual([]);
});

it('includes one for every check of the kit', () => {
  const checks = lies.flatMap(({ lie: _, caughtBy: __, factory, ...options }) =>
    penaltyChecks(factory, options).map(({ name }) => name),
  );
  expect([...new Set(lies.flatMap(({ caughtBy }) => caughtBy))].sort()).toEqual([...new Set(checks)].sort());
});
