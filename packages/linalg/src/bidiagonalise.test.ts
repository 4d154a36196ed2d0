import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyReflections } from './apply-reflections.js';
import { bidiagonalise } from './bidiagonalise.js';
import { bidiagonalisePlain } from './bidiagonalise-plain.js';
import { room } from './decomposition-kernels.js';
import { bytesChangedAround } from './guarded.js';
import { multiply } from './multiply.js';
import { paddedCopy, paddedIdentity, roundUp, unpadded } from './padded.js';
import { distance, kinds, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';
import { withoutKernels } from './without-kernels.js';

test.each([
  [1, 1],
  [4, 1],
  [5, 5],
  [9, 6],
  [8, 8],
  [127, 127],
  [135, 129],
  [301, 201],
])('a %d x %d matrix is bidiagonal between two orthogonal factors', (m, n) => {
  const A = normalMatrix(m, n);
  const { diagonal, above, left, right } = bidiagonalise(paddedCopy(A));
  const U = paddedIdentity(m, n);
  const V = paddedIdentity(n, n);
  applyReflections(U, left, U.paddedRows, n, { triangular: true });
  applyReflections(V, right, roundUp(n), n - 1, { below: 1, triangular: true });
  const B = matrixOf(n, n, (i, j) => (i === j ? diagonal[i] : j === i + 1 ? above[i] : 0));
  expect(distance(multiply(multiply(unpadded(U), B), unpadded(V), { transposeB: true }), A)).toBeLessThan(
    n < 20 ? 1e-14 : 1e-13,
  );
  expect(orthogonalityError(unpadded(U))).toBeLessThan(5e-15);
  expect(orthogonalityError(unpadded(V))).toBeLessThan(5e-15);
});

test('kernel and twin agree to the bit, and the kernel writes nothing but its results', () => {
  const size = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 13, 22);
  const kind = fc.constantFrom('normal', 'zero', 'rank two', 'graded columns', 'graded rows, the largest last', 'tiny');
  fc.assert(
    fc.property(kind, size, size, fc.nat(1000), fc.constantFrom(0, 0xff), (name, a, b, seed, garbage) => {
      const [m, columns] = [Math.max(a, b), Math.min(a, b)];
      const A = kinds[name](m, columns, seed);
      const [rows, stride] = [roundUp(m), roundUp(columns)];
      const lengths = [rows * stride, columns * rows, columns * stride, columns, columns, stride, stride];
      // So much room behind that even small matrices come with the kernel.
      const { arrays, kernels } = room([...lengths, 200]);
      const write = (data: Float64Array) => {
        for (let i = 0; i < m; i++) data.set(A.data.subarray(i * columns, (i + 1) * columns), i * stride);
      };
      const fill = () => {
        for (const array of arrays.slice(0, 7)) array.fill(0);
        write(arrays[0]);
      };
      const [x, l, r, d, e, image, next] = arrays.map(({ byteOffset }) => byteOffset);
      const run = () => kernels!.bidiagonalise(x, rows, columns, stride * 8, rows * 8, l, r, d, e, image, next);
      expect(bytesChangedAround(arrays.slice(0, 7), garbage, fill, run)).toBe(0);
      const [data, left, right, diagonal, above] = lengths.map((length) => new Float64Array(length));
      write(data);
      bidiagonalisePlain({ data, rows, columns, stride, left, right, diagonal, above });
      expect(arrays.slice(1, 5)).toEqual([left, right, diagonal, above]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  [50, 50],
  [101, 99],
  [150, 31],
])('so they do for a %d x %d matrix', (m, n) => {
  const A = normalMatrix(m, n);
  const twin = withoutKernels(() => bidiagonalise(paddedCopy(A)));
  expect(bidiagonalise(paddedCopy(A))).toEqual({
    diagonal: twin.diagonal,
    above: twin.above,
    left: twin.left,
    right: twin.right,
  });
});
