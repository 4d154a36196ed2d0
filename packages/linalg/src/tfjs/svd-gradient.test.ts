import { describe, expect, it } from 'vitest';
import { Matrix } from '../matrix.js';
import { multiply } from '../multiply.js';
import { type Svd, svd } from '../svd.js';
import { compose, normalMatrix } from '../test-matrices.js';
import { svdGradient } from './svd-gradient.js';
import { differences, inner, relativeError, withSigma } from './test-tensors.js';

/** Random derivatives by the factors of an m x n matrix. */
function anyUpstream(m: number, n: number, seed = 5): Svd {
  const r = Math.min(m, n);
  return { U: normalMatrix(m, r, seed), sigma: normalMatrix(r, 1, seed + 1).data, V: normalMatrix(n, r, seed + 2) };
}

/** The loss that has `upstream` for its derivatives by the factors. */
const linear = (upstream: Svd) => (A: Matrix) => {
  const { U, sigma, V } = svd(A);
  return inner(U.data, upstream.U.data) + inner(sigma, upstream.sigma) + inner(V.data, upstream.V.data);
};

/** Derivatives by the factors of f(U diag(sigma) V^T), where G is that of f by its argument. */
function throughProduct({ U, sigma, V }: Svd, G: Matrix): Svd {
  const scaled = (X: Matrix) => compose(X, sigma, Matrix.identity(sigma.length));
  const M = multiply(multiply(U, G, { transposeA: true }), V);
  return {
    U: scaled(multiply(G, V)),
    sigma: sigma.map((_, k) => M.get(k, k)),
    V: scaled(multiply(G, U, { transposeA: true })),
  };
}

/** X with zeros in its last column. */
function lastColumnCleared({ rows, columns, data }: Matrix): Matrix {
  return new Matrix(
    rows,
    columns,
    data.map((value, k) => (k % columns === columns - 1 ? 0 : value)),
  );
}

describe('svdGradient', () => {
  // Values at distances of about 0.3 and a step of 2e-4: the differences are good to about 1e-10.
  it.each([
    ['tall', 6, 3, [3, 2, 1.3]],
    ['wide', 3, 5, [3, 2, 1.3]],
    ['square', 4, 4, [3, 2, 1.3, 0.4]],
    ['one column', 5, 1, [2]],
    ['one row', 1, 4, [2]],
  ])('agrees with differences of the decomposition where the matrix is %s', (_, m, n, sigma) => {
    const A = withSigma(m, n, sigma);
    const upstream = anyUpstream(m, n);
    const expected = differences(linear(upstream), A);
    expect(relativeError(svdGradient(svd(A), upstream).data, expected.data)).toBeLessThan(1e-8);
  });

  it('agrees with differences beside a value of zero, whose own vectors have no derivative', () => {
    const A = withSigma(4, 4, [3, 2, 1.3, 0]);
    const { U, sigma, V } = anyUpstream(4, 4);
    const upstream = { U: lastColumnCleared(U), sigma: sigma.with(3, 0), V: lastColumnCleared(V) };
    const expected = differences(linear(upstream), A);
    expect(relativeError(svdGradient(svd(A), upstream).data, expected.data)).toBeLessThan(1e-8);
  });

  it.each([
    ['distinct', [3, 2, 1]],
    ['close', [3, 2.0001, 2]],
  ])('is the gradient by the product, for a loss of the product, where values are %s', (_, sigma) => {
    const A = withSigma(5, 3, sigma);
    const G = normalMatrix(5, 3, 8);
    const factors = svd(A);
    // 1e-15 times 1 / 0.0001
    expect(relativeError(svdGradient(factors, throughProduct(factors, G)).data, G.data)).toBeLessThan(1e-10);
  });

  it('is 2 A for the squared Frobenius norm, where values repeat and vanish too', () => {
    for (const sigma of [
      [3, 2, 2],
      [2, 2, 0],
      [2, 0, 0],
      [0, 0, 0],
    ]) {
      const A = withSigma(5, 3, sigma);
      const factors = svd(A);
      const G = new Matrix(
        5,
        3,
        A.data.map((value) => 2 * value),
      );
      // Values below 2^-23 of the largest are dropped, and their part of A with them.
      expect(relativeError(svdGradient(factors, throughProduct(factors, G)).data, G.data)).toBeLessThan(2e-7);
    }
  });

  it('lacks nothing of the gradient by the product but its symmetric part among vectors of one value', () => {
    const factors = svd(
      Matrix.from([
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 1],
        [0, 0, 0],
      ]),
    );
    const G = normalMatrix(4, 3, 8);
    const expected = G.toArray();
    expected[0][1] = (G.get(0, 1) - G.get(1, 0)) / 2;
    expected[1][0] = -expected[0][1];
    const gradient = svdGradient(factors, throughProduct(factors, G));
    expect(relativeError(gradient.data, expected.flat())).toBeLessThan(1e-15);
  });
});
