import { checks } from './check-names.js';
import { matrix, norms, spectral, sumOfSquares } from './honest.js';
import type { Lie } from './lie.js';

/** Values and derivatives that do not belong together, or are no numbers. */
export const liesOfDerivatives: readonly Lie[] = [
  {
    lie: 'the sign of a derivative is wrong',
    factory: norms({ evaluate: (n, f) => ({ value: n / f, dNuclear: 1 / f, dFrobenius: n / (f * f) }) }),
    caughtBy: [checks.gradient, checks.alongW],
  },
  {
    lie: 'the value overflows to NaN',
    factory: norms({
      evaluate: (_, f) => {
        const power = f ** 12;
        return { value: power / (1 + power), dNuclear: 0, dFrobenius: (12 * f ** 11) / (1 + power) ** 2 };
      },
    }),
    caughtBy: [checks.scales],
  },
  {
    lie: 'a derivative misses a factor 2',
    factory: norms({ evaluate: (_, f) => ({ value: f * f, dNuclear: 0, dFrobenius: f }) }),
    caughtBy: [checks.gradient, checks.alongW],
  },
  {
    lie: 'a derivative misses one entry',
    factory: matrix({
      evaluate: (W, out) => {
        for (let k = 0; k < W.data.length; k++) out.data[k] = k === 1 ? 0 : 2 * W.data[k];
        return sumOfSquares(W.data);
      },
    }),
    caughtBy: [checks.gradient],
  },
  {
    lie: 'the gradient is that of the transpose',
    factory: matrix({
      evaluate: (W, out) => {
        let value = 0;
        for (let i = 0; i < W.rows; i++) {
          for (let j = 0; j < W.columns; j++) {
            value += (j + 1) * W.data[i * W.columns + j];
            out.data[i * W.columns + j] = i + 1;
          }
        }
        return value;
      },
    }),
    caughtBy: [checks.gradient],
  },
  {
    lie: 'the derivative is wrong only where singular values repeat',
    factory: spectral({
      evaluate: (sigma, out) => {
        for (let k = 0; k < sigma.length; k++) out[k] = sigma[k] === sigma[k + 1] ? 0 : 2 * sigma[k];
        return sumOfSquares(sigma);
      },
    }),
    caughtBy: [checks.alongW],
  },
  {
    lie: 'it divides by differences of singular values',
    factory: spectral({
      evaluate: (sigma, out) => {
        for (let k = 0; k < sigma.length; k++) {
          const gap = k > 0 ? sigma[k] - sigma[k - 1] : 1;
          out[k] = (2 * sigma[k] * gap) / gap;
        }
        return sumOfSquares(sigma);
      },
    }),
    caughtBy: [checks.alongW, checks.shapes, checks.scales, checks.zero],
  },
  {
    lie: 'the derivative is NaN at zero',
    factory: norms({ evaluate: (n, f) => ({ value: n, dNuclear: f / f, dFrobenius: 0 }) }),
    caughtBy: [checks.zero],
  },
  {
    lie: 'it is NaN where a row is zero',
    factory: matrix({
      evaluate: (W, out) => {
        let value = 0;
        for (let i = 0; i < W.rows; i++) {
          const row = W.data.slice(i * W.columns, (i + 1) * W.columns);
          const length = Math.sqrt(sumOfSquares(row));
          value += length;
          for (let j = 0; j < W.columns; j++) out.data[i * W.columns + j] = row[j] / length;
        }
        return value;
      },
    }),
    caughtBy: [checks.alongW, checks.shapes, checks.scales, checks.zero],
  },
  {
    lie: 'it throws an error of another kind at small scales',
    factory: norms({
      evaluate: (nuclear) => {
        if (nuclear > 0 && nuclear < 1e-10) throw new RangeError('too small');
        return { value: nuclear, dNuclear: 1, dFrobenius: 0 };
      },
    }),
    caughtBy: [checks.scales],
  },
  {
    lie: 'its derivatives are wrong beyond the eighth singular value',
    factory: spectral({
      evaluate: (sigma, out) => {
        for (let k = 0; k < sigma.length; k++) out[k] = (k < 8 ? 2 : 1) * sigma[k];
        return sumOfSquares(sigma);
      },
    }),
    caughtBy: [checks.gradient],
  },
];
