import { Matrix, multiply } from '@lowrank/linalg';
import { describe, expect, test } from 'vitest';
import { choleskyInverse } from './cholesky-inverse.js';
import { bothWays, gaussian } from './fixtures/both-ways.js';

const sizes = [1, 2, 3, 5, 7, 16, 17, 48];

/** Gram matrix of 2 n Gaussian rows, whose lengths differ by powers of 10. */
function gramMatrix(n: number): Matrix {
  const X = new Matrix(n, 2 * n, gaussian(new Float64Array(2 * n * n), 'X'));
  for (let i = 0; i < n; i++) for (let j = 0; j < 2 * n; j++) X.data[i * 2 * n + j] *= 10 ** ((i % 5) - 2);
  return multiply(X, X, { transposeB: true });
}

/** The smallest squared pivot and the inverse, by the kernel once its bits are those of the twin. */
function inverseOf(G: Matrix, least = 1e-10): { smallest: number; inverse: Matrix } {
  const n = G.rows;
  const { kernel, twin } = bothWays(
    (make) => {
      const g = make(n * n, 'float64');
      g.set(G.data);
      return { g, inverse: make(n * n, 'float64'), scale: make(n, 'float64'), smallest: make(1, 'float64') };
    },
    ({ g, inverse, scale, smallest }) => {
      smallest[0] = choleskyInverse(g, inverse, scale, least);
    },
  );
  expect(kernel).toEqual(twin);
  return { smallest: kernel.smallest[0], inverse: new Matrix(n, n, kernel.inverse) };
}

describe.each(sizes)('%i rows', (n) => {
  test('the inverse turns G into the identity, and kernel and twin have the same bits', () => {
    const G = gramMatrix(n);
    const { smallest, inverse } = inverseOf(G);
    expect(smallest).toBeGreaterThan(0);
    expect(smallest).toBeLessThanOrEqual(1);
    const product = multiply(multiply(inverse, G, { transposeA: true }), inverse);
    // The scaled Gram matrix of twice as many Gaussian columns has a condition number of about 34.
    for (let k = 0; k < n * n; k++) expect(product.data[k]).toBeCloseTo(Matrix.identity(n).data[k], 11);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(inverse.data[i * n + j]).toBe(0);
  });

  test('a diagonal out of range and NaN return 0', () => {
    for (const wrong of [0, 1e-290, 1e290, -1, Number.NaN, Infinity]) {
      const G = gramMatrix(n);
      G.data[n * n - 1] = wrong;
      expect(inverseOf(G).smallest).toBe(0);
    }
  });
});

test('a pivot that is not above the least returns 0', () => {
  const G = Matrix.from([
    [1, 0.8],
    [0.8, 1],
  ]);
  // The squared pivots are 1 and 1 - 0.64.
  expect(inverseOf(G, 0.3).smallest).toBeCloseTo(0.36, 15);
  expect(inverseOf(G, 0.4).smallest).toBe(0);
  expect(
    inverseOf(
      Matrix.from([
        [1, 1],
        [1, 1],
      ]),
    ).smallest,
  ).toBe(0);
});
