import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowrankError } from './errors.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { random } from './random.js';
import type { FloatArray } from './state.js';
import { transpose } from './transpose.js';
import { withoutKernels } from './without-kernels.js';

const normal = (rows: number, columns: number, seed = 1) => {
  const stream = random(seed, 'test');
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => stream.normal()),
  );
};
const single = (A: Matrix) => new Matrix(A.rows, A.columns, Float32Array.from(A.data));
const absolute = ({ rows, columns, data }: Matrix<Float32Array>) => new Matrix(rows, columns, data.map(Math.abs));

/** The definition, one entry at a time. */
function product(A: Matrix<FloatArray>, B: Matrix<FloatArray>): Matrix {
  const C = Matrix.zeros(A.rows, B.columns);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < B.columns; j++) {
      for (let k = 0; k < A.columns; k++) C.data[i * B.columns + j] += A.get(i, k) * B.get(k, j);
    }
  }
  return C;
}

const variants = [false, true].flatMap((transposeA) => [false, true].map((transposeB) => ({ transposeA, transposeB })));

describe.each(variants)('with transposeA $transposeA and transposeB $transposeB', ({ transposeA, transposeB }) => {
  const size = fc.integer({ min: 1, max: 13 });

  test('the product is the definition to the bit, for every shape', () => {
    fc.assert(
      fc.property(size, size, size, (m, p, n) => {
        const [A, B] = [normal(m, p), normal(p, n, 2)];
        const options = { transposeA, transposeB };
        const C = multiply(transposeA ? transpose(A) : A, transposeB ? transpose(B) : B, options);
        expect(C).toEqual(product(A, B));
      }),
    );
  });

  test('the plain twin gives the same bits in float64', () => {
    fc.assert(
      fc.property(size, size, size, (m, p, n) => {
        const [A, B] = [transposeA ? normal(p, m) : normal(m, p), transposeB ? normal(n, p, 2) : normal(p, n, 2)];
        const compute = () => multiply(A, B, { transposeA, transposeB });
        expect(withoutKernels(compute)).toEqual(compute());
      }),
    );
  });

  test('float32 factors give a float32 product near the exact one', () => {
    const [A, B] = [single(normal(7, 300)), single(normal(300, 9))];
    const options = { transposeA, transposeB };
    const C = multiply(transposeA ? transpose(A) : A, transposeB ? transpose(B) : B, options);
    const exact = product(A, B).data;
    const sizes = product(absolute(A), absolute(B)).data;
    expect(C.data).toBeInstanceOf(Float32Array);
    C.data.forEach((value, k) => {
      expect(Math.abs(value - exact[k])).toBeLessThanOrEqual(300 * 2 ** -24 * sizes[k]);
    });
  });
});

test('a factor or result in float64 makes every sum double, rounded once', () => {
  const [A, B] = [normal(9, 40), normal(40, 8)];
  const exact = (X: Matrix<FloatArray>, Y: Matrix<FloatArray>) => product(X, Y).data;
  expect(multiply(single(A), B).data).toEqual(Float32Array.from(exact(single(A), B)));
  expect(multiply(A, single(B)).data).toEqual(exact(A, single(B)));
  const out = Matrix.zeros(9, 8);
  expect(multiply(single(A), single(B), { out }).data).toEqual(exact(single(A), single(B)));
});

test('a product of a few float32 numbers is rounded once', () => {
  const [A, B] = [single(normal(6, 7)), single(normal(7, 6))];
  expect(multiply(A, B).data).toEqual(Float32Array.from(product(A, B).data));
});

test('the identity changes nothing', () => {
  const A = normal(6, 6);
  expect(multiply(A, Matrix.identity(6))).toEqual(A);
  expect(multiply(Matrix.identity(6), A, { transposeA: true })).toEqual(A);
});

test('scratch space left by a larger product does not leak into a smaller one', () => {
  multiply(normal(40, 40), normal(40, 40));
  const [A, B] = [normal(5, 3), normal(3, 2)];
  expect(multiply(A, B)).toEqual(product(A, B));
});

test('a given matrix is overwritten, returned and sets the precision', () => {
  const [A, B] = [normal(3, 4), normal(4, 2)];
  const out = new Matrix(3, 2, new Float32Array(6).fill(7));
  expect(multiply(A, B, { out })).toBe(out);
  expect(out.data).toEqual(Float32Array.from(product(A, B).data));
});

test('a NaN reaches exactly its row and column', () => {
  const A = Matrix.from([
    [1, 2],
    [Number.NaN, 1],
  ]);
  expect(multiply(A, Matrix.identity(2)).toArray()).toEqual([
    [1, 2],
    [Number.NaN, Number.NaN],
  ]);
});

describe('errors', () => {
  const A = normal(3, 4);

  test('inner sizes that differ are named with the shapes', () => {
    expect(() => multiply(A, A)).toThrow(
      'multiply: A (3 x 4 as given) has 4 columns, B (3 x 4 as given) has 3 rows; these must agree.',
    );
    expect(() => multiply(A, A, { transposeA: true, transposeB: true })).toThrow('A transposed (3 x 4 as given) has 3');
  });

  test('a given matrix of another shape is named', () => {
    expect(() => multiply(A, A, { transposeB: true, out: Matrix.zeros(4, 4) })).toThrow(
      'multiply: out is 4 x 4, the product is 3 x 3.',
    );
  });

  test('a given matrix must not share memory with a factor', () => {
    const square = normal(3, 3);
    const memory = new Float64Array(18);
    const view = (start: number) => new Matrix(3, 3, memory.subarray(start, start + 9));
    expect(() => multiply(square, square, { out: square })).toThrow('multiply: out shares memory with a factor.');
    try {
      multiply(square, view(0), { out: view(8) });
      expect.unreachable();
    } catch (error) {
      expect(isLowrankError(error, 'LOWRANK_ARGUMENT')).toBe(true);
    }
    expect(() => multiply(square, view(0), { out: view(9) })).not.toThrow();
  });
});
