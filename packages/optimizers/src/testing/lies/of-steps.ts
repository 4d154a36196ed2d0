import { checks } from './check-names.js';
import { descent, entrywise } from './honest.js';
import type { Lie } from './lie.js';

/** Optimizers whose steps are no numbers, or the wrong ones. */
export const liesOfSteps: readonly Lie[] = [
  {
    lie: 'it divides by a gradient of zero',
    factory: entrywise((g) => (-0.01 * g) / Math.abs(g)),
    caughtBy: [checks.zero],
  },
  {
    lie: 'it divides by a mean of squares that decays to zero',
    factory: entrywise((g, { globals }) => {
      globals.step = g === 0 ? 0 : 1;
      return (-0.01 * g) / Math.sqrt(globals.step * g * g);
    }),
    caughtBy: [checks.zero],
  },
  {
    lie: 'it overflows',
    factory: entrywise((g) => -0.01 * ((Math.exp(g) - Math.exp(-g)) / (Math.exp(g) + Math.exp(-g)))),
    caughtBy: [checks.scales],
  },
  {
    lie: 'it knows arrays of doubles only',
    factory: descent({
      init: () => ({ slots: {}, globals: {} }),
      update: (gradients, _state, _parameters, out) => {
        for (const [k, g] of gradients.entries()) {
          if (!(g instanceof Float64Array)) continue;
          for (let i = 0; i < g.length; i++) out[k][i] = -0.1 * g[i];
        }
      },
    }),
    caughtBy: [checks.precision],
  },
  { lie: 'it goes uphill', factory: entrywise((g) => 0.1 * g), caughtBy: [checks.descent] },
  { lie: 'its rate is too high', factory: entrywise((g) => -3 * g), caughtBy: [checks.descent] },
  { lie: 'it stays where it is', factory: entrywise(() => 0), caughtBy: [checks.descent] },
  {
    lie: 'it makes a step for the first parameter alone',
    factory: descent({
      init: () => ({ slots: {}, globals: {} }),
      update: ([g], _state, _parameters, out) => {
        for (let i = 0; i < g.length; i++) out[0][i] = -0.1 * g[i];
      },
    }),
    caughtBy: [checks.overwriting, checks.scales, checks.zero, checks.precision, checks.descent],
  },
];
