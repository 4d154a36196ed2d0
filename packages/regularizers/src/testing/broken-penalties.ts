import { log } from '@lowrank/linalg';
import type { MatrixPenalty, NormsPenalty, Penalty, SpectralPenalty } from '../penalty.js';
import type { PenaltyCheckOptions } from './penalty-checks.js';

/** A penalty that breaks one promise: what it does, and the checks that must fail, all of them and no others. */
export interface Lie extends PenaltyCheckOptions {
  readonly lie: string;
  readonly factory: (params: never) => Penalty;
  readonly caughtBy: readonly string[];
}

const gradient = 'has the gradient of central differences at full rank';
const alongW = 'has the derivative along W where singular values repeat or are zero';
const inputs = 'leaves its inputs as they are';
const overwriting = 'writes every derivative, whatever stood there';
const repeatability = 'has the same result for the same input, whatever was computed before';
const shapes = 'is a number with a gradient at every shape and rank';
const scales = 'is a number or undefined by a PenaltyError from scale 1e-30 to 1e30';
const zero = 'is at zero what its traits promise, with a gradient';
const degree = 'has the degree that it declares';
const order = 'does not depend on the order of the singular values';
const frobeniusOnly = 'needs no nuclear norm, as it declares';
const convex = 'is convex, as it declares';
const prox = 'has a proximal operator that no other point beats';
const proxPurity = 'has a proximal operator without side effects';
const firmness = 'has a firmly non-expansive proximal operator';
const values = 'has the values that are known';
const range = 'stays within its range';
const parameters = 'is made again by its factory from its parameters';
const contract = 'meets the contract';

/** The sum of squares of the singular values, right in everything, with a change. */
function spectral(change: Partial<SpectralPenalty>): () => SpectralPenalty {
  const evaluate = (sigma: Float64Array, out: Float64Array) => {
    for (let k = 0; k < sigma.length; k++) out[k] = 2 * sigma[k];
    return sumOfSquares(sigma);
  };
  return () => ({ specVersion: 1, kind: 'spectral', name: 'squares', params: {}, evaluate, ...change });
}

/** The nuclear norm, right in everything, with a change. */
function norms(change: Partial<NormsPenalty>): () => NormsPenalty {
  const evaluate = (nuclear: number) => ({ value: nuclear, dNuclear: 1, dFrobenius: 0 });
  return () => ({ specVersion: 1, kind: 'norms', name: 'sum', params: {}, evaluate, ...change });
}

/** The sum of squares of the entries, right in everything, with a change. */
function matrix(change: Partial<MatrixPenalty>): () => MatrixPenalty {
  const evaluate: MatrixPenalty['evaluate'] = (W, out) => {
    for (let k = 0; k < W.data.length; k++) out.data[k] = 2 * W.data[k];
    return sumOfSquares(W.data);
  };
  return () => ({ specVersion: 1, kind: 'matrix', name: 'entries', params: {}, evaluate, ...change });
}

function sumOfSquares(x: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * x[k];
  return sum;
}

/** A shrinking of every singular value by `by` of the step, down to `least`. */
const shrink =
  (by: number, least = 0): NormsPenalty['prox'] =>
  (sigma, step, out) => {
    for (let k = 0; k < sigma.length; k++) out[k] = Math.max(least, sigma[k] - by * step);
  };

let calls = 0;
let shared = 1;

/** The same three penalties without a lie, which pass every check. */
export const honest: readonly (() => Penalty)[] = [
  norms({ degree: 1, convex: true, prox: shrink(1) }),
  spectral({ degree: 2, convex: true }),
  matrix({ degree: 2, convex: true }),
];

export const lies: readonly Lie[] = [
  {
    lie: 'the sign of a derivative is wrong',
    factory: norms({ evaluate: (n, f) => ({ value: n / f, dNuclear: 1 / f, dFrobenius: n / (f * f) }) }),
    caughtBy: [gradient, alongW],
  },
  {
    lie: 'a derivative misses a factor 2',
    factory: norms({ evaluate: (_, f) => ({ value: f * f, dNuclear: 0, dFrobenius: f }) }),
    caughtBy: [gradient, alongW],
  },
  {
    lie: 'a derivative misses one entry',
    factory: matrix({
      evaluate: (W, out) => {
        for (let k = 0; k < W.data.length; k++) out.data[k] = k === 1 ? 0 : 2 * W.data[k];
        return sumOfSquares(W.data);
      },
    }),
    caughtBy: [gradient],
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
    caughtBy: [gradient],
  },
  {
    lie: 'the derivative is wrong only where singular values repeat',
    factory: spectral({
      evaluate: (sigma, out) => {
        for (let k = 0; k < sigma.length; k++) out[k] = sigma[k] === sigma[k + 1] ? 0 : 2 * sigma[k];
        return sumOfSquares(sigma);
      },
    }),
    caughtBy: [alongW],
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
    caughtBy: [alongW, shapes, zero],
  },
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
    caughtBy: [inputs],
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
    caughtBy: [inputs, repeatability, gradient, alongW, parameters],
  },
  {
    lie: 'it adds to what stands in the gradient',
    factory: matrix({
      evaluate: (W, out) => {
        for (let k = 0; k < W.data.length; k++) out.data[k] += 2 * W.data[k];
        return sumOfSquares(W.data);
      },
    }),
    caughtBy: [overwriting, zero],
  },
  {
    lie: 'it counts its calls',
    factory: norms({
      evaluate: (nuclear) => {
        calls += 1;
        return { value: nuclear * (1 + 1e-15 * calls), dNuclear: 1 + 1e-15 * calls, dFrobenius: 0 };
      },
    }),
    caughtBy: [repeatability, parameters],
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
    caughtBy: [repeatability, parameters],
  },
  {
    lie: 'every instance changes the others',
    factory: () => {
      shared *= 1.5;
      return norms({ evaluate: (n) => ({ value: shared * n, dNuclear: shared, dFrobenius: 0 }) })();
    },
    caughtBy: [repeatability],
  },
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
    caughtBy: [convex],
  },
  {
    lie: 'it says that it is convex and is undefined at zero',
    factory: norms({ convex: true, evaluate: (n) => ({ value: n / (n > 0 ? 1 : 0), dNuclear: 1, dFrobenius: 0 }) }),
    caughtBy: [zero, convex],
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
    caughtBy: [zero, degree],
  },
  { lie: 'its degree is another', factory: spectral({ degree: 1 }), caughtBy: [degree] },
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
    caughtBy: [degree],
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
    caughtBy: [order],
  },
  {
    lie: 'the derivative is NaN at zero',
    factory: norms({ evaluate: (n, f) => ({ value: n, dNuclear: f / f, dFrobenius: 0 }) }),
    caughtBy: [zero],
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
    caughtBy: [alongW, shapes, zero],
  },
  {
    lie: 'it throws an error of another kind at small scales',
    factory: norms({
      evaluate: (nuclear) => {
        if (nuclear > 0 && nuclear < 1e-10) throw new RangeError('too small');
        return { value: nuclear, dNuclear: 1, dFrobenius: 0 };
      },
    }),
    caughtBy: [scales],
  },
  {
    lie: 'it says that it needs no nuclear norm and uses it',
    factory: norms({ frobeniusOnly: true }),
    caughtBy: [frobeniusOnly],
  },
  { lie: 'the proximal operator takes half the step', factory: norms({ prox: shrink(0.5) }), caughtBy: [prox] },
  { lie: 'the proximal operator takes twice the step', factory: norms({ prox: shrink(2) }), caughtBy: [prox] },
  {
    lie: 'the proximal operator gives negative singular values',
    factory: norms({ prox: shrink(1, -Infinity) }),
    caughtBy: [prox],
  },
  {
    lie: 'the proximal operator keeps what it should shrink',
    factory: norms({
      convex: true,
      prox: (sigma, step, out) => {
        for (let k = 0; k < sigma.length; k++) out[k] = sigma[k] > step ? sigma[k] : 0;
      },
    }),
    caughtBy: [prox, firmness],
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
    caughtBy: [proxPurity],
  },
  {
    lie: 'the proximal operator leaves zeros to the caller',
    factory: norms({
      prox: (sigma, step, out) => {
        for (let k = 0; k < sigma.length; k++) if (sigma[k] > step) out[k] = sigma[k] - step;
      },
    }),
    caughtBy: [prox, proxPurity],
  },
  {
    lie: 'an option is not among the parameters',
    factory: ({ weight = 1 }: { weight?: number }) =>
      norms({ evaluate: (n) => ({ value: weight * n, dNuclear: weight, dFrobenius: 0 }) })(),
    params: { weight: 3 },
    caughtBy: [parameters],
  },
  {
    lie: 'a parameter has another name than the option',
    factory: ({ weight = 1 }: { weight?: number }) =>
      norms({
        params: { factor: weight },
        evaluate: (n) => ({ value: weight * n, dNuclear: weight, dFrobenius: 0 }),
      })(),
    params: { weight: 3 },
    caughtBy: [parameters],
  },
  {
    lie: 'the factory refuses its own parameters',
    factory: ({ size }: { size?: unknown }) => {
      if (typeof size === 'object') throw new RangeError('size is an object');
      return norms({ params: { size: { width: 1 } } })();
    },
    caughtBy: [parameters],
  },
  {
    lie: 'a parameter is not JSON',
    factory: norms({ params: { weights: Float64Array.of(1) as never } }),
    caughtBy: [contract],
  },
  { lie: 'it is of no known kind', factory: norms({ kind: 'norm' as 'norms' }), caughtBy: [contract] },
  {
    lie: 'it cannot be made',
    factory: () => {
      throw new RangeError('no');
    },
    caughtBy: [contract],
  },
  {
    lie: 'a known value is missed',
    factory: norms({}),
    values: [{ at: [[3, 4]], value: 7 }],
    caughtBy: [values],
  },
  { lie: 'it leaves its range', factory: norms({}), range: (m, n) => [0, Math.min(m, n)], caughtBy: [range] },
];
