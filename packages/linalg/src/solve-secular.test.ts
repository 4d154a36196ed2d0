import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { room } from './decomposition-kernels.js';
import { bytesChangedAround } from './guarded.js';
import { random } from './random.js';
import { solveSecular } from './solve-secular.js';
import { svd } from './svd.js';
import { distance, matrixOf, orthogonalityError } from './test-matrices.js';
import { withoutKernels } from './without-kernels.js';

/** Poles from 0 on and weights, of kinds that are hard in different ways. */
const kinds: Record<string, (n: number, seed: number) => { poles: number[]; weights: number[] }> = {
  'random poles': (n, seed) => {
    const stream = random(seed, 'test');
    return {
      poles: Array.from({ length: n }, (_, k) => (k === 0 ? 0 : stream.uniform() + 1e-9)).sort((a, b) => a - b),
      weights: Array.from({ length: n }, () => stream.normal() + 1e-12),
    };
  },
  'poles that agree in 14 digits': (n) => ({
    poles: Array.from({ length: n }, (_, k) => (k === 0 ? 0 : 1 + k * 1e-14)),
    weights: Array.from({ length: n }, (_, k) => (k % 2 ? 1 : -0.3)),
  }),
  'weights as small as they come': (n) => ({
    poles: Array.from({ length: n }, (_, k) => k / n),
    weights: Array.from({ length: n }, (_, k) => (k % 3 ? 1e-15 : 1e-15 * (k + 1))),
  }),
  'poles and weights over many orders of magnitude': (n, seed) => {
    const stream = random(seed, 'test');
    return {
      poles: Array.from({ length: n }, (_, k) => (k === 0 ? 0 : 2 ** (-48 + (48 * k) / n))),
      weights: Array.from({ length: n }, () => stream.normal() * 2 ** -stream.integer(48) + 1e-15),
    };
  },
};
const kind = fc.constantFrom(...Object.keys(kinds));
const size = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 13, 40);

/** Left and right singular vectors in columns. */
function vectorsOf(poles: number[], weights: number[]) {
  const { vectors, stride, roots, scalesU, scalesV } = solveSecular(poles, weights);
  const n = poles.length;
  const V = matrixOf(n, n, (i, j) => vectors[j * stride + i] * scalesV[j]);
  const U = matrixOf(n, n, (i, j) => (i === 0 ? -1 : poles[i] * vectors[j * stride + i]) * scalesU[j]);
  return { U, V, roots: roots.slice() };
}

describe('singular values and vectors of z above a diagonal', () => {
  test('have roots between the poles, orthonormal vectors, and give back the matrix', () => {
    fc.assert(
      fc.property(kind, size, fc.nat(1000), (name, n, seed) => {
        const { poles, weights } = kinds[name](n, seed);
        const { U, V, roots } = vectorsOf(poles, weights);
        roots.forEach((root, j) => {
          expect(root).toBeGreaterThanOrEqual(poles[j]);
          if (j < n - 1) expect(root).toBeLessThanOrEqual(poles[j + 1]);
        });
        expect(orthogonalityError(U)).toBeLessThan(1e-14);
        expect(orthogonalityError(V)).toBeLessThan(1e-14);
        const A = matrixOf(n, n, (i, j) => (i === 0 ? weights[j] : i === j ? poles[i] : 0));
        const back = matrixOf(n, n, (i, j) =>
          roots.reduce((sum, root, k) => sum + U.get(i, k) * root * V.get(j, k), 0),
        );
        expect(distance(back, A)).toBeLessThan(1e-14 * Math.max(1, roots[n - 1]));
      }),
      { numRuns: 200 },
    );
  });

  test('has the values that the Jacobi method finds', () => {
    const { poles, weights } = kinds['random poles'](20, 3);
    const A = matrixOf(20, 20, (i, j) => (i === 0 ? weights[j] : i === j ? poles[i] : 0));
    const { sigma } = svd(A, { method: 'jacobi' });
    const { roots } = vectorsOf(poles, weights);
    roots.reverse().forEach((root, k) => {
      expect(Math.abs(root - sigma[k])).toBeLessThan(4e-15 * sigma[0]);
    });
  });

  test('of order one are trivial, whatever the sign', () => {
    const { U, V, roots } = vectorsOf([0], [-3]);
    expect([U.get(0, 0) * V.get(0, 0), roots[0]]).toEqual([-1, 3]);
  });
});

test('kernel and twin agree to the bit, and the kernel writes nothing but its results', () => {
  fc.assert(
    fc.property(kind, size, fc.nat(1000), fc.constantFrom(0, 0xff), (name, n, seed, garbage) => {
      fc.pre(n > 1);
      const { poles, weights } = kinds[name](n, seed);
      const stride = n + (n % 2);
      const { arrays, kernels } = room([stride, stride, n, n * stride, stride, n, 200]);
      const [d, z, roots, vectors, scalesU, scalesV] = arrays;
      const fill = () => {
        d[stride - 1] = 4 * weights.reduce((sum, weight) => sum + Math.abs(weight), poles[n - 1]);
        z[stride - 1] = 0;
        d.set(poles);
        z.set(weights);
      };
      const [dAt, zAt, rootsAt, vectorsAt, uAt, vAt] = arrays.map(({ byteOffset }) => byteOffset);
      const run = () => kernels!.solveSecular(dAt, zAt, n, stride * 8, rootsAt, vectorsAt, uAt, vAt);
      expect(bytesChangedAround(arrays.slice(0, 6), garbage, fill, run)).toBe(0);
      const twin = withoutKernels(() => solveSecular(poles, weights));
      expect(roots).toEqual(twin.roots);
      expect(vectors).toEqual(twin.vectors);
      expect(scalesU.subarray(0, n)).toEqual(twin.scalesU.subarray(0, n));
      expect(scalesV).toEqual(twin.scalesV);
    }),
    { numRuns: 200 },
  );
});
