import { checks } from './check-names.js';
import { norms, shrink } from './honest.js';
import type { Lie } from './lie.js';

/** Proximal operators that are none. */
export const liesOfProx: readonly Lie[] = [
  { lie: 'the proximal operator takes half the step', factory: norms({ prox: shrink(0.5) }), caughtBy: [checks.prox] },
  { lie: 'the proximal operator takes twice the step', factory: norms({ prox: shrink(2) }), caughtBy: [checks.prox] },
  {
    lie: 'the proximal operator gives negative singular values',
    factory: norms({ prox: shrink(1, -Infinity) }),
    caughtBy: [checks.prox],
  },
  {
    lie: 'the proximal operator keeps what it should shrink',
    factory: norms({
      convex: true,
      prox: (sigma, step, out) => {
        for (let k = 0; k < sigma.length; k++) out[k] = sigma[k] > step ? sigma[k] : 0;
      },
    }),
    caughtBy: [checks.prox, checks.firmness],
  },
  {
    lie: 'the proximal operator changes its input',
    factory: norms({
      prox: (sigma, step, out) => {
        for (let k = 0; k < sigma.length; k++) {
          sigma[k] = Math.max(0, sigma[k] - step);
          out[k] = sigma[k];
        }
      },
    }),
    caughtBy: [checks.proxPurity],
  },
  {
    lie: 'the proximal operator leaves zeros to the caller',
    factory: norms({
      prox: (sigma, step, out) => {
        for (let k = 0; k < sigma.length; k++) if (sigma[k] > step) out[k] = sigma[k] - step;
      },
    }),
    caughtBy: [checks.prox, checks.proxPurity],
  },
];
