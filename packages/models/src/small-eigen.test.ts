import { Matrix, multiply } from '@lowrank/linalg';
import { describe, expect, test } from 'vitest';
import { bothWays, gaussian } from './fixtures/both-ways.js';
import { smallEigen } from './small-eigen.js';

const sizes = [1, 2, 3, 5, 7, 16, 17, 48];

/** Eigenvalues and eigenvectors of A [n, n], by the kernel once its bits are those of the twin. */
function eigenOf(A: Matrix): { vectors: Matrix; values: number[] } {
  const n = A.rows;
  const { kernel, twin } = bothWays(
    (make) => {
      const matrix = make(n * n + n, 'float64');
      matrix.set(A.data);
      return {
        matrix,
        vectors: make(n * n, 'float64'),
        values: make(n, 'float64'),
        beside: make(n, 'float64'),
      };
    },
    (space) => smallEigen(space),
  );
  expect([kernel.vectors, kernel.values]).toEqual([twin.vectors, twin.values]);
  return { vectors: new Matrix(n, n, kernel.vectors), values: [...kernel.values] };
}

/** Checks X A X^T = diag(values), relative to the largest entry of A, X X^T = 1, and the order. */
function expectDiagonal(A: Matrix, { vectors, values }: { vectors: Matrix; values: number[] }): void {
  const n = A.rows;
  const scale = A.data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) || 1;
  // Every entry takes part in n reflections and about 2 n sweeps, and is rounded a few times in each.
  const tolerance = 100 * n * 2 ** -53;
  const scaled = new Matrix(
    n,
    n,
    A.data.map((x) => x / scale),
  );
  const rotated = multiply(multiply(vectors, scaled), vectors, { transposeB: true });
  const gram = multiply(vectors, vectors, { transposeB: true });
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      expect(Math.abs(rotated.data[i * n + j] - (i === j ? values[i] / scale : 0))).toBeLessThan(n * tolerance);
      expect(Math.abs(gram.data[i * n + j] - (i === j ? 1 : 0))).toBeLessThan(tolerance);
    }
  }
  expect(values).toEqual([...values].sort((x, y) => y - x));
}

/** X^T diag(values) X for the orthonormal eigenvectors X of a Gaussian matrix. */
function withSpectrum(values: number[]): Matrix {
  const n = values.length;
  const { vectors } = eigenOf(symmetric(n));
  const scaled = vectors.data.map((x, k) => x * values[Math.floor(k / n)]);
  const A = multiply(vectors, new Matrix(n, n, scaled), { transposeA: true });
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) A.data[i * n + j] = A.data[j * n + i];
  return A;
}

function symmetric(n: number, scale = 1): Matrix {
  const G = new Matrix(n, n, gaussian(new Float64Array(n * n), 'G'));
  return new Matrix(
    n,
    n,
    G.data.map((x, k) => scale * (x + G.data[(k % n) * n + Math.floor(k / n)])),
  );
}

describe.each(sizes)('%i rows', (n) => {
  test.each([1, 1e-300, 1e-150, 1e150, 1e300])('kernel and twin diagonalise a matrix of scale %d', (scale) => {
    const A = symmetric(n, scale);
    expectDiagonal(A, eigenOf(A));
  });

  test('the zero matrix has eigenvalues 0 and the unit vectors', () => {
    const { vectors, values } = eigenOf(Matrix.zeros(n, n));
    expect(values).toEqual(Array(n).fill(0));
    expect(vectors.data).toEqual(Matrix.identity(n).data);
  });

  test('eigenvalues come back, also where they repeat or are tiny', () => {
    const known = Array.from({ length: n }, (_, i) => [3, 1, 1, 0, -2, 1e-12, 1][i % 7]).sort((x, y) => y - x);
    const A = withSpectrum(known);
    const eigen = eigenOf(A);
    expectDiagonal(A, eigen);
    for (const [i, value] of eigen.values.entries()) expect(value).toBeCloseTo(known[i], 11);
  });

  test('a matrix of rank 1 has one eigenvalue, its trace', () => {
    const x = gaussian(new Float64Array(n), 'x');
    const A = new Matrix(
      n,
      n,
      new Float64Array(n * n).map((_, k) => x[Math.floor(k / n)] * x[k % n]),
    );
    const eigen = eigenOf(A);
    expectDiagonal(A, eigen);
    expect(eigen.values[0]).toBeCloseTo(
      x.reduce((sum, y) => sum + y * y, 0),
      11,
    );
  });
});
