import { Matrix, multiply, random } from '@lowrank/linalg';
import { describe, expect, it } from 'vitest';
import { run } from './fixtures/run.js';
import { muon } from './muon.js';

/** A random matrix with orthonormal columns, by Gram and Schmidt. */
function orthonormal(rows: number, columns: number, seed: number): Matrix {
  const { normal } = random(seed, 'columns');
  const basis: number[][] = [];
  while (basis.length < columns) {
    let x = Array.from({ length: rows }, normal);
    for (const q of [...basis, ...basis]) {
      const dot = x.reduce((sum, xi, i) => sum + xi * q[i], 0);
      x = x.map((xi, i) => xi - dot * q[i]);
    }
    const norm = Math.hypot(...x);
    basis.push(x.map((xi) => xi / norm));
  }
  return Matrix.from(basis[0].map((_, i) => basis.map((q) => q[i])));
}

/** U diag(sigma) V^T */
function assemble(U: Matrix, sigma: readonly number[], V: Matrix): Matrix {
  const scaled = Matrix.from(U.toArray().map((row) => row.map((x, j) => x * sigma[j])));
  return multiply(scaled, V, { transposeB: true });
}

const iterate = (x: number, count: number): number =>
  count === 0 ? x : iterate(3.4445 * x - 4.775 * x ** 3 + 2.0315 * x ** 5, count - 1);

const sigma = [3, 2, 1.5, 0.5, 0.1];

describe.each([
  [7, 5],
  [5, 8],
  [5, 5],
])('muon on a %d x %d matrix', (rows, columns) => {
  const [U, V] = [orthonormal(rows, 5, 1), orthonormal(columns, 5, 2)];
  const G = assemble(U, sigma, V);
  const parameters = [{ data: new Float64Array(rows * columns), rows, columns }];
  const norm = Math.hypot(...sigma);
  const factor = Math.sqrt(Math.max(1, rows / columns));

  it('applies the quintic five times to each singular value and keeps the singular vectors', () => {
    const { steps } = run(muon({ learningRate: 0.1 }), [[G.data]], { parameters });
    const mapped = sigma.map((s) => -0.1 * factor * iterate(s / norm, 5));
    const expected = assemble(U, mapped, V);
    expected.data.forEach((x, i) => {
      expect(steps[0][0][i]).toBeCloseTo(x, 12);
    });
    for (const s of mapped) expect(Math.abs(Math.abs(s) / (0.1 * factor) - 0.9)).toBeLessThan(0.3);
  });

  it('orthogonalises the momentum, looking ahead or not', () => {
    const H = assemble(U, [1, -2, 0.3, 0.7, 2], V);
    for (const nesterov of [true, false]) {
      const { steps } = run(muon({ learningRate: 1, momentum: 0.9, nesterov }), [[G.data], [H.data]], { parameters });
      const velocity = sigma.map((s, j) => 0.9 * s + [1, -2, 0.3, 0.7, 2][j]);
      const u = velocity.map((v, j) => (nesterov ? [1, -2, 0.3, 0.7, 2][j] + 0.9 * v : v));
      const mapped = u.map((s) => -factor * iterate(s / Math.hypot(...u), 5));
      assemble(U, mapped, V).data.forEach((x, i) => {
        expect(steps[1][0][i]).toBeCloseTo(x, 11);
      });
    }
  });
});

describe('muon', () => {
  it.each([
    [1, 4],
    [4, 1],
  ])('gives a %d x %d vector plain momentum', (rows, columns) => {
    const g = [Float64Array.of(1, 2, 3, 4), Float64Array.of(4, 0, -1, 2)];
    const parameters = [{ data: new Float64Array(4), rows, columns }];
    const rule = muon({ learningRate: 0.1, momentum: 0.5, nesterov: false });
    const { steps } = run(
      rule,
      g.map((x) => [x]),
      { parameters },
    );
    g[1].forEach((x, i) => {
      expect(steps[1][0][i]).toBeCloseTo(-0.1 * (0.5 * g[0][i] + x), 14);
    });
  });

  it('stays where the gradient is 0', () => {
    const { steps } = run(muon(), [[new Float64Array(6), new Float64Array(4)]]);
    expect(steps[0].every((array) => array.every((x) => x === 0))).toBe(true);
  });

  it('makes no step where the squares of the gradient underflow', () => {
    const { steps } = run(muon(), [[new Float64Array(6).fill(1e-200), new Float64Array(4)]]);
    expect(steps[0][0].every((x) => x === 0)).toBe(true);
  });

  it('ignores the size of the gradient on a matrix', () => {
    const G = assemble(orthonormal(5, 5, 3), sigma, orthonormal(5, 5, 4));
    const parameters = [{ data: new Float64Array(25), rows: 5, columns: 5 }];
    const [small, large] = [2 ** -40, 2 ** 40].map(
      (size) => run(muon(), [[G.data.map((x) => x * size)]], { parameters }).steps[0][0],
    );
    expect(large).toEqual(small);
  });
});

it('computes in scratch, which no checkpoint stores, and says so where a state has none', () => {
  const rule = muon();
  const W = { data: new Float64Array(6), rows: 2, columns: 3 };
  const state = rule.init([W], (length) => new Float64Array(length));
  expect(Object.keys(state.slots)).toEqual(['velocity']);
  expect(Object.keys(state.scratch ?? {})).toEqual(['product', 'gram', 'polynomial']);
  const { slots, globals } = state;
  expect(() => rule.update([new Float64Array(6).fill(1)], { slots, globals }, [W], [new Float64Array(6)])).toThrow(
    "muon: the state has no scratch 'gram'. Put stored slots and globals into a state that init makes.",
  );
});
