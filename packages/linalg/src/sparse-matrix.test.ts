import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { Observations } from './observations.js';
import { random } from './random.js';
import { SparseMatrix } from './sparse-matrix.js';
import { distance, normalMatrix, sparseNormal } from './test-matrices.js';

const size = fc.integer({ min: 1, max: 12 });

test('products with vectors are those of the dense matrix', () => {
  fc.assert(
    fc.property(size, size, fc.nat(1000), (m, n, seed) => {
      const S = sparseNormal(m, n, 0.3, seed);
      const A = S.toDense();
      const [x, y] = [normalMatrix(n, 1, seed + 1), normalMatrix(m, 1, seed + 2)];
      const [Ax, Ay] = [Matrix.zeros(m, 1), Matrix.zeros(n, 1)];
      Ax.data.fill(Number.NaN); // overwritten, not added to
      Ay.data.fill(Number.NaN);
      S.apply(x.data, Ax.data);
      S.applyTranspose(y.data, Ay.data);
      expect(distance(Ax, multiply(A, x))).toBeLessThan(1e-14);
      expect(distance(Ay, multiply(A, y, { transposeA: true }))).toBeLessThan(1e-14);
    }),
  );
});

test('observed entries become a matrix without their weights', () => {
  const A = normalMatrix(5, 7);
  const members = random(1, 'mask').sample(12, 35);
  const seen = Observations.of(A, {
    rowIndices: Array.from(members, (k) => Math.floor(k / 7)),
    columnIndices: Array.from(members, (k) => k % 7),
  });
  const S = SparseMatrix.from(seen);
  expect([S.rows, S.columns, S.count]).toEqual([5, 7, 12]);
  expect([S.rowStarts, S.columnIndices, S.values]).toEqual([seen.rowStarts, seen.columnIndices, seen.values]);
  const dense = Matrix.zeros(5, 7);
  for (const k of members) dense.data[k] = A.data[k];
  expect(S.toDense()).toEqual(dense);
});

test('an entry of zero is stored, and duplicates are summed only if asked', () => {
  const twice = { rows: 1, columns: 2, rowIndices: [0, 0], columnIndices: [1, 1], values: [2, -2] };
  expect(SparseMatrix.from(twice, { duplicates: 'sum' }).values).toEqual(Float64Array.of(0));
  expect(() => SparseMatrix.from(twice)).toThrow('SparseMatrix: (0, 1) is given twice');
  expect(() => SparseMatrix.from(twice, { duplicates: 'last' as never })).toThrow(
    "SparseMatrix: duplicates is one of 'refuse', 'sum', got 'last'.",
  );
});

test('the lists that were given stay as they are', () => {
  const values = Float64Array.of(1, 2);
  const S = SparseMatrix.from({ rows: 2, columns: 1, rowIndices: [1, 0], columnIndices: [0, 0], values });
  S.values.fill(9);
  expect(values).toEqual(Float64Array.of(1, 2));
});
