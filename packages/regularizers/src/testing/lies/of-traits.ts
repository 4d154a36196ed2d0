import { log } from '@lowrank/linalg';
import { checks } from './check-names.js';
import { norms, spectral } from './honest.js';
import type { Lie } from './lie.js';

/** Declarations and knowledge that are not true. */
export const liesOfTraits: readonly Lie[] = [
  {
    lie: 'it says that it is convex and is not',
    factory: spectral({
      convex: true,
      evaluate: (sigma, out) => {
        let value = 0;
        for (let k = 0; k < sigma.length; k++) {
          value += log(1 + sigma[k] * sigma[k]);
          out[k] = (2 * sigma[k]) / (1 + sigma[k] * sigma[k]);
        }
        return value;
      },
    }),
    caughtBy: [checks.convex],
  },
  {
    lie: 'it says that it is convex and is undefined at zero',
    factory: norms({ convex: true, evaluate: (n) => ({ value: n / (n > 0 ? 1 : 0), dNuclear: 1, dFrobenius: 0 }) }),
    caughtBy: [checks.zero, checks.convex],
  },
  {
    lie: 'it is smoothed and says that it has a degree',
    factory: norms({
      degree: 1,
      evaluate: (_, f) => {
        const length = Math.sqrt(f * f + 1e-12);
        return { value: length, dNuclear: 0, dFrobenius: f / length };
      },
    }),
    caughtBy: [checks.zero, checks.degree],
  },
  { lie: 'its degree is another', factory: spectral({ degree: 1 }), caughtBy: [checks.degree] },
  {
    lie: 'its degree holds until squares overflow',
    factory: norms({
      degree: 1,
      evaluate: (_, f) => {
        const power = f * f * f * f * f * f * f * f * f * f * f * f;
        const scale = power > 0 ? power / (f * f * f * f * f * f * f * f * f * f * f) : 0;
        return { value: scale, dNuclear: 0, dFrobenius: 1 };
      },
    }),
    caughtBy: [checks.scales, checks.degree],
  },
  {
    lie: 'singular values count by their position',
    factory: spectral({
      evaluate: (sigma, out) => {
        let value = 0;
        for (let k = 0; k < sigma.length; k++) {
          out[k] = k + 1;
          value += (k + 1) * sigma[k];
        }
        return value;
      },
    }),
    caughtBy: [checks.order],
  },
  {
    lie: 'it says that it needs no nuclear norm and uses it',
    factory: norms({ frobeniusOnly: true }),
    caughtBy: [checks.gradient, checks.alongW, checks.shapes, checks.frobeniusOnly],
  },
  {
    lie: 'a known value is missed',
    factory: norms({}),
    values: [{ at: [[3, 4]], value: 7 }],
    caughtBy: [checks.values],
  },
  { lie: 'it leaves its range', factory: norms({}), range: (m, n) => [0, Math.min(m, n)], caughtBy: [checks.range] },
];
