import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Matrix } from './matrix.js';
import { multiplyPlain } from './multiply-plain.js';
import { random } from './random.js';
import type { FloatArray } from './state.js';

/** A matrix [rows, columns] of normal numbers, or its transpose as stored. */
const normal = (rows: number, columns: number, transposed: boolean, seed: number) => {
  const stream = random(seed, 'test');
  const data = Float64Array.from({ length: rows * columns }, () => stream.normal());
  return transposed ? new Matrix(columns, rows, data) : new Matrix(rows, columns, data);
};

const single = ({ rows, columns, data }: Matrix) => new Matrix(rows, columns, Float32Array.from(data));

/** The definition, one entry at a time. */
function product(A: Matrix<FloatArray>, B: Matrix<FloatArray>, transposeA: boolean, transposeB: boolean): Matrix {
  const C = Matrix.zeros(transposeA ? A.columns : A.rows, transposeB ? B.rows : B.columns);
  for (let i = 0; i < C.rows; i++) {
    for (let j = 0; j < C.columns; j++) {
      for (let k = 0; k < (transposeA ? A.rows : A.columns); k++) {
        C.data[i * C.columns + j] +=
          (transposeA ? A.get(k, i) : A.get(i, k)) * (transposeB ? B.get(j, k) : B.get(k, j));
      }
    }
  }
  return C;
}

const variants = [false, true].flatMap((transposeA) => [false, true].map((transposeB) => ({ transposeA, transposeB })));

describe.each(variants)('with transposeA $transposeA and transposeB $transposeB', ({ transposeA, transposeB }) => {
  const size = fc.integer({ min: 1, max: 13 });

  test('the product is the definition to the bit in float64, rounded once in float32', () => {
    fc.assert(
      fc.property(size, fc.oneof(size, fc.constant(300)), size, (m, p, n) => {
        const [A, B] = [normal(m, p, transposeA, 1), normal(p, n, transposeB, 2)];
        const C = Matrix.zeros(m, n);
        multiplyPlain(A, B, C, transposeA, transposeB, false);
        expect(C).toEqual(product(A, B, transposeA, transposeB));
        const rounded = single(C);
        multiplyPlain(single(A), single(B), rounded, transposeA, transposeB, false);
        expect(rounded).toEqual(single(product(single(A), single(B), transposeA, transposeB)));
      }),
    );
  });
});

test('scratch space left by a larger product does not leak into a smaller one', () => {
  const [A, B] = [normal(40, 40, false, 1), normal(40, 40, false, 2)];
  multiplyPlain(A, B, Matrix.zeros(40, 40), false, false, false);
  const [a, b, C] = [normal(5, 3, false, 3), normal(3, 2, false, 4), Matrix.zeros(5, 2)];
  multiplyPlain(a, b, C, false, false, false);
  expect(C).toEqual(product(a, b, false, false));
});
