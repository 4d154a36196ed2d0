import { expect, test } from 'vitest';
import { bidiagonalParts } from './bidiagonal-parts.js';
import { decomposeLeaf } from './decompose-leaf.js';
import { distance, matrixOf, normalMatrix, orthogonalityError } from './test-matrices.js';

test.each([
  [1, 0],
  [1, 1],
  [5, 0],
  [7, 1],
])('%d rows with %d columns more become ascending values and vectors in rows', (rows, extra) => {
  const n = rows + 4;
  const start = 2;
  const columns = rows + extra;
  const { data } = normalMatrix(2, n);
  const [d, e] = [data.slice(0, n), data.slice(n)];
  const B = matrixOf(rows, columns, (i, j) => (i === j ? d[start + i] : j === i + 1 ? e[start + i] : 0));
  const parts = bidiagonalParts(d, e, 0);
  decomposeLeaf(parts, start, rows, extra);
  const U = matrixOf(rows, rows, (i, j) => parts.U[(start + j) * n + start + i]);
  const V = matrixOf(columns, columns, (i, j) => parts.V[(start + j) * n + start + i]);
  const values = d.subarray(start, start + rows);
  const back = matrixOf(rows, columns, (i, j) =>
    values.reduce((sum, value, k) => sum + U.get(i, k) * value * V.get(j, k), 0),
  );
  expect(distance(back, B)).toBeLessThan(1e-14);
  expect(orthogonalityError(U)).toBeLessThan(4e-15);
  expect(orthogonalityError(V)).toBeLessThan(4e-15);
  expect(values).toEqual(values.map(Math.abs).sort());
});
