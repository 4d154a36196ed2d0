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
