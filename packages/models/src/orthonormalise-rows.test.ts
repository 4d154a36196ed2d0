import { Matrix, multiply, random } from '@lowrank/linalg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gramSchmidt } from './gram-schmidt.js';
import { orthonormaliseRows as orthonormaliseIn } from './orthonormalise-rows.js';

const normal = (rows: number, columns: number, seed: number) => {
  const stream = random(seed, 'test');
  const data = Float64Array.from({ length: rows * columns }, () => stream.normal());
  return new Matrix(rows, columns, data);
};
function orthonormaliseRows(A: Matrix): void {
  const double = (length: number) => new Float64Array(length);
  const { rows: k, columns } = A;
  orthonormaliseIn(A, {
    spare: Matrix.zeros(k, columns),
    small: Matrix.zeros(k, k),
    wide: double(k * columns),
    matrix: double(k * k),
    vectors: double(k * k),
    values: double(k),
  });
}
const copy = ({ rows, columns, data }: Matrix) => new Matrix(rows, columns, data.slice());

/** Largest entry of |A A^T - I|. */
function deviation(A: Matrix): number {
  const { data } = multiply(A, A, { transposeB: true });
  return Math.max(...data.map((value, k) => Math.abs(value - (k % (A.rows + 1) === 0 ? 1 : 0))));
}

describe.each([{ orthonormalise: orthonormaliseRows }, { orthonormalise: gramSchmidt }])(
  '$orthonormalise.name',
  ({ orthonormalise }) => {
    const shape = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 60 }), fc.nat());

    test('makes rows orthonormal to rounding, however they are scaled', () => {
      fc.assert(
        fc.property(shape, fc.integer({ min: 0, max: 60 }), ([k, more, seed], spread) => {
          const A = normal(k, k + more, seed);
          A.data.forEach((value, i) => {
            A.data[i] = value * 2 ** (-(spread * Math.floor(i / A.columns)) / k);
          });
          orthonormalise(A);
          // A dot product of 80 numbers rounds by at most 80 times 1.1e-16; the pivots cost a few times that.
          expect(deviation(A)).toBeLessThan(1e-13);
        }),
      );
    });

    test('keeps what the first rows span: the old rows by the new ones are lower triangular and positive', () => {
      const A = normal(6, 30, 1);
      const Q = copy(A);
      orthonormalise(Q);
      const L = multiply(A, Q, { transposeB: true });
      for (let i = 0; i < 6; i++) {
        expect(L.get(i, i)).toBeGreaterThan(0);
        for (let j = i + 1; j < 6; j++) expect(Math.abs(L.get(i, j))).toBeLessThan(1e-13);
      }
    });

    test.each([1e-3, 1e-5, 1e-8, 0])('survives rows that differ by %d only', (difference) => {
      const A = normal(5, 40, 2);
      const other = normal(5, 40, 3);
      for (let j = 0; j < 40; j++) A.data[3 * 40 + j] = A.data[40 + j] + difference * other.data[j];
      orthonormalise(A);
      expect(deviation(A)).toBeLessThan(1e-13);
    });

    test('puts coordinate directions in the place of zero rows', () => {
      const A = Matrix.zeros(3, 4);
      orthonormalise(A);
      expect(A.toArray()).toEqual([
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
      ]);
    });
  },
);

test('both ways give the same rows', () => {
  const [A, B] = [normal(16, 100, 4), normal(16, 100, 4)];
  orthonormaliseRows(A);
  gramSchmidt(B);
  A.data.forEach((value, k) => {
    expect(Math.abs(value - B.data[k])).toBeLessThan(1e-13);
  });
});
