import { checks } from './check-names.js';
import { descent, entrywise } from './honest.js';
import type { Lie } from './lie.js';

/** Objects that break the contract before a call, and parameters that do not make the optimizer again. */
export const liesOfParameters: readonly Lie[] = [
  {
    lie: 'an option is not among the parameters',
    factory: ({ learningRate = 0.1 }: { learningRate?: number }) => entrywise((g) => -learningRate * g)(),
    params: { learningRate: 0.5 },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'it has the default of an option among its parameters, not the option',
    factory: ({ learningRate = 0.1 }: { learningRate?: number }) =>
      entrywise((g) => -learningRate * g, { params: { learningRate: 0.1 } })(),
    params: { learningRate: 0.5 },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'its factory changes its own parameters',
    factory: ({ rate = 0.1 }: { rate?: number }) => entrywise((g) => -rate * g, { params: { rate: rate / 2 } })(),
    caughtBy: [checks.parameters],
  },
  {
    lie: 'the factory refuses its own parameters',
    factory: ({ size }: { size?: unknown }) => {
      if (typeof size === 'object') throw new RangeError('size is an object');
      return descent({ params: { size: { width: 1 } } })();
    },
    caughtBy: [checks.parameters],
  },
  {
    lie: 'a parameter is not JSON',
    factory: descent({ params: { rates: Float64Array.of(1) as never } }),
    caughtBy: [checks.contract],
  },
  { lie: 'it has no update', factory: descent({ update: undefined as never }), caughtBy: [checks.contract] },
  { lie: 'it is nothing', factory: () => undefined as never, caughtBy: [checks.contract] },
  {
    lie: 'it cannot be made',
    factory: () => {
      throw new RangeError('no');
    },
    caughtBy: [checks.contract],
  },
];
