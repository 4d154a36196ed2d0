import { checks } from './check-names.js';
import { matrix, norms, spectral, sumOfSquares } from './honest.js';
import type { Lie } from './lie.js';

let calls = 0;
let shared = 1;

/** Penalties that depend on more than their arguments, or write where they should not. */
export const liesOfMemory: readonly Lie[] = [
  {
    lie: 'it changes the singular values that it is given',
    factory: spectral({
      evaluate: (sigma, out) => {
        for (let k = 0; k < sigma.length; k++) {
          out[k] = 2 * sigma[k];
          sigma[k] *= sigma[k];
        }
        return sigma.reduce((sum, s) => sum + s, 0);
      },
    }),
    caughtBy: [checks.inputs],
  },
  {
    lie: 'it changes the matrix that it is given',
    factory: matrix({
      evaluate: (W, out) => {
        const value = sumOfSquares(W.data);
        for (let k = 0; k < W.data.length; k++) {
          W.data[k] *= 2;
          out.data[k] = W.data[k];
        }
        return value;
      },
    }),
    caughtBy: [checks.inputs, checks.repeatability, checks.gradient, checks.alongW, checks.parameters],
  },
  {
    lie: 'it adds to what stands in the gradient',
    factory: matrix({
      evaluate: (W, out) => {
        for (let k = 0; k < W.data.length; k++) out.data[k] += 2 * W.data[k];
        return sumOfSquares(W.data);
      },
    }),
    caughtBy: [checks.overwriting, checks.zero],
  },
  {
    lie: 'it counts its calls',
    factory: norms({
      evaluate: (nuclear) => {
        calls += 1;
        return { value: nuclear * (1 + 1e-15 * calls), dNuclear: 1 + 1e-15 * calls, dFrobenius: 0 };
      },
    }),
    caughtBy: [checks.repeatability, checks.parameters],
  },
  {
    lie: 'it remembers the largest scale that it has seen',
    factory: () => {
      let scale = 0;
      return norms({
        evaluate: (nuclear) => {
          scale = Math.max(scale, nuclear);
          return { value: nuclear, dNuclear: 1, dFrobenius: 1e-12 * scale };
        },
      })();
    },
    caughtBy: [checks.repeatability, checks.parameters],
  },
  {
    lie: 'every instance changes the others',
    factory: () => {
      shared *= 1.5;
      return norms({ evaluate: (n) => ({ value: shared * n, dNuclear: shared, dFrobenius: 0 }) })();
    },
    caughtBy: [checks.repeatability],
  },
  {
    lie: 'it has another value after a hundred calls',
    factory: () => {
      let count = 0;
      return spectral({
        evaluate: (sigma, out) => {
          for (let k = 0; k < sigma.length; k++) out[k] = 2 * sigma[k];
          return sumOfSquares(sigma) + (++count > 100 ? 1 : 0);
        },
      })();
    },
    caughtBy: [checks.repeatability, checks.parameters],
  },
];
