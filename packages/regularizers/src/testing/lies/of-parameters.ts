import { checks } from './check-names.js';
import { norms } from './honest.js';
import type { Lie } from './lie.js';

/** Objects that break the contract before a call, and parameters that do not make the penalty again. */
export const liesOfParameters: readonly Lie[] = [
  {
    lie: 'an option is not among the parameters',
    factory: ({ weight = 1 }: { weight?: number }) =>
      norms({ evaluate: (n) => ({ value: weight * n, dNuclear: weight, dFrobenius: 0 }) })(),
    params: { weight: 3 },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'a parameter has another name than the option',
    factory: ({ weight = 1 }: { weight?: number }) =>
      norms({
        params: { factor: weight },
        evaluate: (n) => ({ value: weight * n, dNuclear: weight, dFrobenius: 0 }),
      })(),
    params: { weight: 3 },
    caughtBy: [checks.parameters],
  },
  {
    // Below the cap it has the same values and gradients with every cap.
    lie: 'it forgets a parameter that no matrix of the checks shows',
    factory: ({ weight = 1, cap = 1e100 }: { weight?: number; cap?: number }) =>
      norms({
        params: { weight },
        evaluate: (n) => (n < cap ? { value: weight * n, dNuclear: weight, dFrobenius: 0 } : flat(weight * cap)),
      })(),
    params: { weight: 3, cap: 1e90 },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'it declares a parameter at its default',
    factory: ({ cap = 1e100 }: { cap?: number }) =>
      norms({
        params: { cap: 1e100 },
        evaluate: (n) => (n < cap ? { value: n, dNuclear: 1, dFrobenius: 0 } : flat(cap)),
      })(),
    params: { cap: 1e90 },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'the factory refuses its own parameters',
    factory: ({ size }: { size?: unknown }) => {
      if (typeof size === 'object') throw new RangeError('size is an object');
      return norms({ params: { size: { width: 1 } } })();
    },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'a parameter is not JSON',
    factory: norms({ params: { weights: Float64Array.of(1) as never } }),
    caughtBy: [checks.contract],
  },
  { lie: 'it is of no known kind', factory: norms({ kind: 'norm' as 'norms' }), caughtBy: [checks.contract] },
  {
    lie: 'it cannot be made',
    factory: () => {
      throw new RangeError('no');
    },
    caughtBy: [checks.contract],
  },
];

const flat = (value: number) => ({ value, dNuclear: 0, dFrobenius: 0 });
