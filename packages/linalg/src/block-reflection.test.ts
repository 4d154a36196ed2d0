import { expect, test } from 'vitest';
import { applyBlock, subtract, triangleOf } from './block-reflection.js';
import { applyReflection, reflect } from './householder.js';
import { Matrix } from './matrix.js';
import { paddedCopy, unpadded } from './padded.js';
import { distance, normalMatrix } from './test-matrices.js';

test.each([
  [0, 0],
  [4, 0],
  [4, 3],
])('a block is its reflections, from row %d and column %d on, and so is its transpose', (top, left) => {
  const [rows, columns, b] = [12, 7, 5];
  const V = normalMatrix(b, rows - top);
  for (let k = 0; k < b; k++) {
    V.data.fill(0, k * V.columns, k * V.columns + k);
    reflect(V.data, k * V.columns + k, (k + 1) * V.columns);
  }
  V.data.fill(0, 2 * V.columns, 3 * V.columns); // the identity among them
  const A = normalMatrix(rows, columns, 2);
  const work = new Float64Array(2 * rows * columns);
  const vectors = Matrix.zeros(b, rows);
  for (let k = 0; k < b; k++) vectors.data.set(V.data.subarray(k * V.columns, (k + 1) * V.columns), k * rows + top);
  for (const transposed of [false, true]) {
    const [X, expected] = [paddedCopy(A), paddedCopy(A)];
    applyBlock(X, V, triangleOf(V), top, left, transposed, work);
    for (let k = 0; k < b; k++) {
      const which = transposed ? k : b - 1 - k;
      applyReflection(expected, vectors.data, which * rows, top, left, new Float64Array(columns));
    }
    expect(distance(unpadded(X), unpadded(expected))).toBeLessThan(2e-14);
  }
});

test('a part of a matrix is subtracted in place', () => {
  const data = Float64Array.of(1, 2, 3, 4, 5, 6);
  subtract(
    data,
    3,
    0,
    1,
    Matrix.from([
      [1, 1],
      [5, 6],
    ]),
  );
  expect(data).toEqual(Float64Array.of(1, 1, 2, 4, 0, 0));
});
