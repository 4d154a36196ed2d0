import fc from 'fast-check';
import { expect, test } from 'vitest';
import { room } from './decomposition-kernels.js';
import { bytesChangedAround } from './guarded.js';
import { reflect } from './householder.js';
import { type Padded, paddedZeros } from './padded.js';
import { random } from './random.js';
import { reflectRows, reflectRowsPlain } from './reflect-rows.js';
import { distance, matrixOf } from './test-matrices.js';
import { withoutKernels } from './without-kernels.js';

/** Rows of normal numbers and vectors of reflections that begin `below` behind the diagonal. */
function problem(rows: number, length: number, count: number, below: number): { X: Padded; vectors: Float64Array } {
  const stream = random(rows + 100 * length, 'test');
  const X = paddedZeros(rows, (length + 3) & ~3);
  for (let i = 0; i < rows; i++) for (let j = 0; j < length; j++) X.data[i * X.columns + j] = stream.normal();
  const vectors = new Float64Array(count * X.columns);
  for (let k = 0; k < count; k++) {
    const [start, end] = [k * X.columns + k + below, k * X.columns + length];
    for (let j = start; j < end; j++) vectors[j] = stream.normal();
    if (start < end) reflect(vectors, start, end);
  }
  return { X, vectors };
}
const size = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 13, 30);

test('rows are multiplied by one reflection after the other, the last one first', () => {
  const { X, vectors } = problem(5, 7, 6, 1);
  const data = (k: number) => X.data[k];
  let expected = matrixOf(5, 7, (i, j) => data(i * X.columns + j));
  for (let k = 5; k >= 0; k--) {
    const v = vectors.subarray(k * X.columns, k * X.columns + 7);
    const before = expected;
    expected = matrixOf(5, 7, (i, j) => {
      const dot = v.reduce((sum, value, l) => sum + value * before.get(i, l), 0);
      return before.get(i, j) - dot * v[j];
    });
  }
  reflectRows(X, vectors, 6, 1);
  expect(
    distance(
      matrixOf(5, 7, (i, j) => data(i * X.columns + j)),
      expected,
    ),
  ).toBeLessThan(1e-14);
});

test('kernel and twin agree to the bit, and the kernel writes nothing but the rows', () => {
  fc.assert(
    fc.property(size, size, fc.constantFrom(0, 1), fc.constantFrom(0, 0xff), (rows, length, below, garbage) => {
      const { X, vectors } = problem(rows, length, length, below);
      // So much room behind that even small arrays come with kernels.
      const { arrays, kernels } = room([X.data.length, vectors.length, 200]);
      const [x, v] = arrays;
      const fill = () => {
        x.set(X.data);
        v.set(vectors);
      };
      const run = () => kernels!.reflectRows(x.byteOffset, X.paddedRows, X.columns * 8, v.byteOffset, length, below);
      expect(bytesChangedAround(arrays.slice(0, 2), garbage, fill, run)).toBe(0);
      expect(v).toEqual(vectors);
      reflectRowsPlain(X, vectors, length, below);
      expect(x).toEqual(X.data);
    }),
  );
});

test('so do they for sizes that pay', () => {
  const [a, b] = [problem(101, 103, 99, 0), problem(101, 103, 99, 0)];
  reflectRows(a.X, a.vectors, 99, 0);
  withoutKernels(() => reflectRows(b.X, b.vectors, 99, 0));
  expect(a).toEqual(b);
});
