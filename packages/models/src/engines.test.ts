import { type FloatArray, Matrix, multiply, random, singularValues } from '@lowrank/linalg';
import {
  evaluatePenalty,
  frobenius,
  normAnchor,
  nuclear,
  ratio,
  schattenP,
  squaredFrobenius,
} from '@lowrank/regularizers';
import { describe, expect, it } from 'vitest';
import { chooseEngine } from './choose-engine.js';
import type { WeightedPenalty } from './engine.js';
import { exact } from './exact-engine.js';
import { subspace } from './subspace-engine.js';

const double = (length: number) => new Float64Array(length);
function gaussian(rows: number, columns: number, axis: string): Matrix {
  const generator = random(1, axis);
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => generator.normal()),
  );
}
/** Value and gradient term by term, each with its own SVD. */
function plain(terms: readonly WeightedPenalty[], P: Matrix) {
  const gradient = Matrix.zeros(P.rows, P.columns);
  const own = Matrix.zeros(P.rows, P.columns);
  let value = 0;
  for (const { penalty, weight } of terms) {
    value += weight * evaluatePenalty(penalty, P, own);
    for (let k = 0; k < own.data.length; k++) gradient.data[k] += weight * own.data[k];
  }
  return { value, gradient };
}
function expectClose(actual: Matrix, expected: Matrix, digits: number): void {
  for (let k = 0; k < expected.data.length; k++) expect(actual.data[k]).toBeCloseTo(expected.data[k], digits);
}

const norms: WeightedPenalty[] = [
  { penalty: ratio(), weight: 0.5 },
  { penalty: nuclear(), weight: 0.1 },
  { penalty: normAnchor({ target: 3 }), weight: 2 },
];

describe('exact', () => {
  it.each([
    ['mixed kinds', [...norms, { penalty: schattenP(), weight: 0.3 }]],
    [
      'the Frobenius norm alone',
      [
        { penalty: frobenius(), weight: 0.5 },
        { penalty: squaredFrobenius(), weight: 2 },
      ],
    ],
  ])('sums value and gradient of terms, adding to what is there: %s', (_, terms) => {
    const P = gaussian(7, 5, 'P');
    const expected = plain(terms, P);
    const gradient = new Matrix(7, 5, new Float64Array(35).fill(1));
    const { value } = exact().accumulate(terms, P, gradient, { slots: {}, globals: {} });
    expect(value).toBeCloseTo(expected.value, 12);
    expectClose(
      new Matrix(
        7,
        5,
        gradient.data.map((g) => g - 1),
      ),
      expected.gradient,
      12,
    );
  });
});

describe('subspace', () => {
  it.each([
    [9, 6],
    [5, 8],
  ])('agrees with exact where it holds every direction, %i x %i', (rows, columns) => {
    const P = gaussian(rows, columns, 'P');
    const engine = subspace({ rank: 100, floor: 0 });
    const state = engine.init(rows, columns, random(0, 'engine'), double);
    const expected = plain(norms, P);
    // The first step leads into the row space of P, which a wide P does not fill.
    engine.accumulate(norms, P, Matrix.zeros(rows, columns), state);
    for (let step = 0; step < 3; step++) {
      const gradient = Matrix.zeros(rows, columns);
      const report = engine.accumulate(norms, P, gradient, state);
      expect(report.value).toBeCloseTo(expected.value, 11);
      expectClose(gradient, expected.gradient, 10);
    }
  });

  it('finds the leading singular values and bounds the nuclear norm from below', () => {
    const P = multiply(gaussian(60, 4, 'A'), gaussian(4, 50, 'B'));
    const noise = gaussian(60, 50, 'noise');
    for (let k = 0; k < P.data.length; k++) P.data[k] += 0.01 * noise.data[k];
    const engine = subspace({ rank: 8, floor: 1e-4 });
    const state = engine.init(60, 50, random(0, 'engine'), double);
    for (let step = 0; step < 20; step++) engine.accumulate(norms, P, Matrix.zeros(60, 50), state);
    const { sigma, nuclear: seen, frobenius: norm } = engine.accumulate(norms, P, Matrix.zeros(60, 50), state);
    const all = singularValues(P);
    for (let k = 0; k < 4; k++) expect(sigma[k] / all[k]).toBeCloseTo(1, 10);
    const total = all.reduce((sum, s) => sum + s, 0);
    expect(seen).toBeLessThan(total);
    expect(seen).toBeGreaterThan(all.slice(0, 8).reduce((sum, s) => sum + s, 0));
    expect(norm).toBeCloseTo(Math.sqrt(all.reduce((sum, s) => sum + s * s, 0)), 11);
  });

  it.each([2 ** 70, 2 ** -70])(
    'sees the ratio of P times %d in float32 as it is, where P^T P is out of range',
    (scale) => {
      const at = (factor: number) => {
        const single = (A: Matrix) => new Matrix<FloatArray>(A.rows, A.columns, Float32Array.from(A.data));
        const P = single(gaussian(30, 20, 'P'));
        for (let k = 0; k < P.data.length; k++) P.data[k] *= factor;
        const engine = subspace({ rank: 8 });
        const state = engine.init(30, 20, random(0, 'engine'), (length, type) =>
          type === 'float64' ? new Float64Array(length) : new Float32Array(length),
        );
        const terms = [{ penalty: ratio(), weight: 1 }];
        const gradient = single(Matrix.zeros(30, 20));
        for (let step = 0; step < 100; step++) {
          gradient.data.fill(0);
          engine.accumulate(terms, P, gradient, state);
        }
        return { ...engine.accumulate(terms, P, single(Matrix.zeros(30, 20)), state), gradient };
      };
      const [plain, scaled] = [at(1), at(scale)];
      // Products in float32 round by 2^-24 a term; 20 or 30 terms each.
      expect(scaled.value / plain.value).toBeCloseTo(1, 5);
      plain.gradient.data.forEach((value, k) => {
        expect(scaled.gradient.data[k] * scale).toBeCloseTo(value, 4);
      });
    },
  );

  it('keeps an orthonormal basis even where P has lower rank than the basis, or is zero', () => {
    for (const P of [multiply(gaussian(12, 2, 'A'), gaussian(2, 10, 'B')), Matrix.zeros(12, 10)]) {
      const engine = subspace({ rank: 6, floor: 1e-4 });
      const state = engine.init(12, 10, random(0, 'engine'), double);
      for (let step = 0; step < 5; step++) {
        engine.accumulate([{ penalty: nuclear(), weight: 1 }], P, Matrix.zeros(12, 10), state);
        const basis = new Matrix(6, 10, state.slots.basis[0] as Float64Array);
        expectClose(multiply(basis, basis, { transposeB: true }), Matrix.identity(6), 12);
      }
    }
  });

  it.each([[{ rank: 0 }], [{ rank: 1.5 }], [{ floor: -1 }], [{ floor: Number.NaN }]])('refuses %j', (options) => {
    expect(() => subspace(options)).toThrow(/subspace: (rank|floor) is/);
  });
});

describe('chooseEngine', () => {
  const term = (penalty: WeightedPenalty['penalty'], on?: 'factors') => ({ penalty, weight: 1, on });

  it('takes none where no term on the product needs a spectrum', () => {
    expect(chooseEngine([], 100, 100)).toBeUndefined();
    expect(chooseEngine([term(ratio(), 'factors')], 100, 100)).toBeUndefined();
  });

  it('takes subspace for the two norms at size, exact for small matrices and for all singular values', () => {
    expect(chooseEngine([term(ratio())], 100, 200)?.name).toBe('subspace');
    expect(chooseEngine([term(ratio())], 100, 20)?.name).toBe('exact');
    expect(chooseEngine([term(ratio()), term(schattenP())], 100, 200)?.name).toBe('exact');
    expect(chooseEngine([term(squaredFrobenius())], 100, 200)?.name).toBe('exact');
  });

  it('takes what is requested, and refuses an engine that cannot serve a term', () => {
    expect(chooseEngine([term(ratio())], 100, 200, exact())?.name).toBe('exact');
    expect(() => chooseEngine([term(schattenP())], 100, 200, subspace())).toThrow(
      /engine 'subspace' serves penalties of kind norms, 'schattenP' is of kind 'spectral'. Use exact/,
    );
  });
});
