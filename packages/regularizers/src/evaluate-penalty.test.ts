import { Matrix, multiply, qr, random, svd } from '@lowrank/linalg';
import { describe, expect, it, vi } from 'vitest';
import { evaluatePenalty } from './evaluate-penalty.js';
import { frobenius } from './frobenius.js';
import { normAnchor } from './norm-anchor.js';
import { nuclear } from './nuclear.js';
import type { MatrixPenalty, Penalty } from './penalty.js';
import { ratio } from './ratio.js';
import { schattenP } from './schatten-p.js';
import { squaredFrobenius } from './squared-frobenius.js';
import { squaredRatio } from './squared-ratio.js';

vi.mock('@lowrank/linalg', { spy: true });

const penalties: Penalty[] = [
  nuclear(),
  frobenius(),
  squaredFrobenius(),
  ratio(),
  squaredRatio(),
  schattenP({ p: 0.5 }),
  schattenP({ p: 2 / 3, epsilon: 0 }),
  schattenP({ p: 1.5, epsilon: 0.1 }),
  normAnchor({ target: 0.3, strength: 30 }),
  normAnchor({ target: 1e3, strength: 30 }),
];
const label = ({ name, params }: Penalty) => `${name}(${JSON.stringify(params)})`;

function gaussian(rows: number, columns: number, seed: number, scale = 1): Matrix {
  const generator = random(seed, 'test');
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => scale * generator.normal()),
  );
}

/** Largest difference to central differences, relative to the gradient or, where that vanishes, to R(W) / |W|. */
function gradientError(penalty: Penalty, W: Matrix): number {
  const gradient = Matrix.zeros(W.rows, W.columns);
  evaluatePenalty(penalty, W, gradient);
  const scale = Math.max(...W.data.map(Math.abs));
  const h = 1e-5 * scale;
  let [worst, largest] = [0, Math.max(...gradient.data.map(Math.abs))];
  for (let k = 0; k < W.data.length; k++) {
    const at = (change: number) => {
      const data = W.data.slice();
      data[k] += change;
      return evaluatePenalty(penalty, new Matrix(W.rows, W.columns, data));
    };
    const difference = (at(h) - at(-h)) / (2 * h);
    worst = Math.max(worst, Math.abs(difference - gradient.data[k]));
    largest = Math.max(largest, Math.abs(difference));
  }
  return worst === 0 ? 0 : worst / Math.max(largest, evaluatePenalty(penalty, W) / scale);
}

describe.each(penalties.map((penalty) => [label(penalty), penalty] as const))('%s', (_, penalty) => {
  // Central differences have a truncation error of about h^2 = 1e-10 of the third derivative and a rounding error of
  // about 2^-52 / h = 2e-11 of the value.
  it.each([
    [4, 4],
    [6, 3],
    [3, 7],
    [1, 1],
    [1, 5],
  ])('has the gradient of central differences at full rank, %i x %i', (rows, columns) => {
    expect(gradientError(penalty, gaussian(rows, columns, 10 * rows + columns))).toBeLessThan(1e-7);
  });

  it('has the gradient of central differences where singular values repeat', () => {
    const { Q } = qr(gaussian(4, 4, 3));
    expect(gradientError(penalty, Q)).toBeLessThan(1e-6);
    expect(evaluatePenalty(penalty, Q)).toBeCloseTo(evaluatePenalty(penalty, Matrix.identity(4)), 12);
  });

  it('depends on the singular values only', () => {
    const W = gaussian(5, 4, 1);
    const rotated = multiply(multiply(qr(gaussian(5, 5, 2)).Q, W), qr(gaussian(4, 4, 3)).Q);
    expect(evaluatePenalty(penalty, rotated)).toBeCloseTo(evaluatePenalty(penalty, W), 11);
  });

  it('has the degree that it declares', () => {
    if (penalty.degree === undefined) return;
    const W = gaussian(4, 5, 4);
    for (const c of [1e-8, -2, 1e8]) {
      const scaled = new Matrix(
        4,
        5,
        W.data.map((x) => c * x),
      );
      const expected = Math.abs(c) ** penalty.degree * evaluatePenalty(penalty, W);
      expect(evaluatePenalty(penalty, scaled) / expected).toBeCloseTo(1, 11);
    }
  });

  it('is convex along lines where it says so', () => {
    if (!penalty.convex) return;
    const [A, B] = [gaussian(4, 3, 5, 3), gaussian(4, 3, 6, 3)];
    for (const t of [0.1, 0.5, 0.8]) {
      const between = new Matrix(
        4,
        3,
        A.data.map((a, k) => (1 - t) * a + t * B.data[k]),
      );
      const chord = (1 - t) * evaluatePenalty(penalty, A) + t * evaluatePenalty(penalty, B);
      expect(evaluatePenalty(penalty, between)).toBeLessThanOrEqual(chord * (1 + 1e-14));
    }
  });

  it('leaves W as it is, returns the same twice, and has a finite gradient at rank deficiency', () => {
    const W = multiply(gaussian(5, 2, 7), gaussian(2, 5, 8));
    const before = W.data.slice();
    const [first, second] = [Matrix.zeros(5, 5), Matrix.zeros(5, 5)];
    expect(evaluatePenalty(penalty, W, first)).toBe(evaluatePenalty(penalty, W, second));
    expect(first.data).toEqual(second.data);
    expect(first.data.every(Number.isFinite)).toBe(true);
    expect(W.data).toEqual(before);
  });

  it('has a proximal operator that no nearby point beats, where it has one', () => {
    if (penalty.kind === 'matrix' || !penalty.prox) return;
    const sigma = Float64Array.of(4, 2, 0.3);
    const out = new Float64Array(3);
    const step = 0.7;
    penalty.prox(sigma, step, out);
    const objective = (x: Float64Array) =>
      evaluatePenalty(
        penalty,
        Matrix.from([
          [x[0], 0, 0],
          [0, x[1], 0],
          [0, 0, x[2]],
        ]),
      ) +
      x.reduce((sum, value, k) => sum + (value - sigma[k]) ** 2, 0) / (2 * step);
    const best = objective(out);
    for (let k = 0; k < 3; k++) {
      for (const change of [-1e-3, 1e-3]) {
        const near = out.slice();
        near[k] = Math.max(0, near[k] + change);
        expect(objective(near)).toBeGreaterThanOrEqual(best - 1e-14);
      }
    }
  });
});

it('refuses a gradient of another shape', () => {
  expect(() => evaluatePenalty(nuclear(), Matrix.identity(2), Matrix.zeros(2, 3))).toThrow(
    /W is 2 x 2, gradient is 2 x 3/,
  );
});

it('names a penalty that returns NaN', () => {
  const broken: MatrixPenalty = {
    specVersion: 1,
    kind: 'matrix',
    name: 'broken',
    params: {},
    evaluate: () => Number.NaN,
  };
  expect(() => evaluatePenalty(broken, Matrix.identity(2))).toThrow(/broken: value is NaN/);
});

it('names a penalty whose gradient is not finite', () => {
  const broken: MatrixPenalty = {
    specVersion: 1,
    kind: 'matrix',
    name: 'broken',
    params: {},
    evaluate: (_, gradient) => {
      gradient.data.fill(Number.POSITIVE_INFINITY);
      return 1;
    },
  };
  expect(() => evaluatePenalty(broken, Matrix.identity(2))).toThrow(/broken: an entry of the gradient is not finite/);
});

it('needs no decomposition for a penalty of the Frobenius norm alone', () => {
  const decompose = vi.mocked(svd);
  const W = gaussian(6, 4, 8);
  for (const fast of [squaredFrobenius(), frobenius(), normAnchor({ target: 0.5, strength: 2 })]) {
    const [own, plain] = [Matrix.zeros(6, 4), Matrix.zeros(6, 4)];
    decompose.mockClear();
    const value = evaluatePenalty(fast, W, own);
    expect(decompose).not.toHaveBeenCalled();
    expect(value).toBeCloseTo(evaluatePenalty({ ...fast, frobeniusOnly: false }, W, plain), 12);
    expect(decompose).toHaveBeenCalledOnce();
    for (const [k, x] of plain.data.entries()) expect(own.data[k]).toBeCloseTo(x, 12);
  }
});

it('says what evaluate returned where it is no number', () => {
  const base = { specVersion: 1, name: 'mine', params: {} } as const;
  const W = Matrix.from([
    [1, 2],
    [3, 4],
  ]);
  const gradient = Matrix.zeros(2, 2);
  const value = (penalty: object) => () => evaluatePenalty({ ...base, ...penalty } as never, W, gradient);
  expect(value({ kind: 'spectral', evaluate: () => undefined })).toThrow(
    'mine: evaluate returned undefined, expected a number. Return the value of R',
  );
  expect(value({ kind: 'matrix', evaluate: () => '3' })).toThrow('mine: evaluate returned string, expected a number');
  expect(value({ kind: 'norms', evaluate: () => ({ value: 1, gradient: 2 }) })).toThrow(
    'mine: evaluate returned dNuclear undefined, expected { value, dNuclear, dFrobenius } with three numbers',
  );
  expect(value({ kind: 'norms', evaluate: () => undefined })).toThrow('mine: evaluate returned value undefined');
});
