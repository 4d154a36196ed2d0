import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileKernels, type Kernels } from './kernels.js';
import { Matrix } from './matrix.js';
import { blockSizes, bufferBytes, multiplyByKernel } from './multiply-kernel.js';
import { multiplyPlain } from './multiply-plain.js';
import { random } from './random.js';
import type { FloatArray } from './state.js';

const kernels = compileKernels() as Kernels;
type Storage = 'single' | 'double';
type Shape = readonly [rows: number, inner: number, columns: number];

const zeros = (rows: number, columns: number, storage: Storage): Matrix<FloatArray> =>
  new Matrix<FloatArray>(
    rows,
    columns,
    storage === 'single' ? new Float32Array(rows * columns) : new Float64Array(rows * columns),
  );

/** Whole numbers so small that every sum is exact in both precisions. */
function integers(rows: number, columns: number, storage: Storage, seed: number): Matrix<FloatArray> {
  const stream = random(seed, 'test');
  const matrix = zeros(rows, columns, storage);
  for (let k = 0; k < matrix.data.length; k++) matrix.data[k] = Math.floor(17 * stream.uniform()) - 8;
  return matrix;
}

interface Product {
  readonly A: Matrix<FloatArray>;
  readonly B: Matrix<FloatArray>;
  readonly out: Storage;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

function shapeOf({ A, B, transposeA, transposeB }: Product): Shape {
  return [transposeA ? A.columns : A.rows, transposeA ? A.rows : A.columns, transposeB ? B.rows : B.columns];
}

function byPlain(product: Product): Matrix<FloatArray> {
  const [rows, , columns] = shapeOf(product);
  const C = zeros(rows, columns, product.out);
  multiplyPlain(product.A, product.B, C, product.transposeA, product.transposeB, false);
  return C;
}

/** The product by the kernels, in memory full of `garbage`, all of which must survive around the four buffers. */
function byKernel(product: Product, garbage = 0xff): Matrix<FloatArray> {
  const { A, B, out, transposeA, transposeB } = product;
  const [rows, inner, columns] = shapeOf(product);
  const C = zeros(rows, columns, out);
  const single = [A, B, C].every(({ data }) => data instanceof Float32Array);
  const sizes = bufferBytes(single, ...blockSizes(rows, inner, columns, transposeA, transposeB));
  const beyond = 4096;
  const offsets = kernels.memory.place([...sizes, beyond]);
  const bytes = Buffer.from(kernels.memory.buffer, 0, offsets[4] + beyond).fill(garbage);
  multiplyByKernel(kernels, A, B, C, transposeA, transposeB, false);
  let end = 0;
  offsets.forEach((offset, k) => {
    const gap = bytes.subarray(end, k < 4 ? offset : offset + beyond);
    expect(gap.length).toBeGreaterThanOrEqual(64);
    expect(gap.equals(Buffer.alloc(gap.length, garbage))).toBe(true);
    end = offset + sizes[k];
  });
  return C;
}

/** Object.is entry by entry; toEqual takes seconds for a million. */
function expectSame(actual: Matrix<FloatArray>, expected: Matrix<FloatArray>): void {
  const k = actual.data.findIndex((value, i) => !Object.is(value, expected.data[i]));
  expect([k, actual.data[k]]).toEqual([-1, undefined]);
}

function productOf([rows, inner, columns]: Shape, variant: Variant, seed = 1): Product {
  const { a, b, transposeA, transposeB } = variant;
  const A = transposeA ? integers(inner, rows, a, seed) : integers(rows, inner, a, seed);
  const B = transposeB ? integers(columns, inner, b, seed + 1) : integers(inner, columns, b, seed + 1);
  return { ...variant, A, B };
}

interface Variant {
  readonly a: Storage;
  readonly b: Storage;
  readonly out: Storage;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}
const storages: Storage[] = ['single', 'double'];
const variants: Variant[] = [false, true].flatMap((transposeA) =>
  [false, true].flatMap((transposeB) =>
    storages.flatMap((a) => storages.flatMap((b) => storages.map((out) => ({ a, b, out, transposeA, transposeB })))),
  ),
);
const pure = variants.filter(({ a, b, out }) => a === b && b === out);
const named = '$a ($transposeA) times $b ($transposeB) into $out';

/** Around the tiles of 5 x 8 and 5 x 4, the vectors of 4 and 2, and the blocks of 100 and 256. */
const size = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 16, 17, 31, 33, 100, 101);

describe.each(variants)(`${named} (transposed)`, (variant) => {
  test('agrees with the twin to the bit where sums are exact, and writes to its own buffers only', () => {
    fc.assert(
      fc.property(fc.tuple(size, size, size), fc.nat(), (shape, seed) => {
        const product = productOf(shape, variant, seed);
        expectSame(byKernel(product), byPlain(product));
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(pure)(`${named} (transposed)`, (variant) => {
  test.each<Shape>([
    [1, 943, 1682],
    [943, 1682, 1],
    [16, 1682, 943],
    [943, 1682, 7],
    [943, 3, 1682],
    [5, 257, 8],
    [300, 513, 9],
  ])('agrees with the twin beyond one block: %i x %i x %i', (...shape) => {
    const product = productOf(shape, variant);
    expectSame(byKernel(product), byPlain(product));
  });

  test('propagates NaN and infinities as the twin does', () => {
    const value = fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, 1, -2);
    fc.assert(
      fc.property(
        fc.tuple(size, size, size),
        fc.array(fc.tuple(fc.nat(), value), { maxLength: 12 }),
        (shape, special) => {
          const product = productOf(shape, variant);
          for (const [k, x] of special) product.A.data[k % product.A.data.length] = x;
          for (const [k, x] of special.slice(3)) product.B.data[k % product.B.data.length] = x;
          expectSame(byKernel(product), byPlain(product));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('does not depend on what the memory held before', () => {
    fc.assert(
      fc.property(fc.tuple(size, size, size), (shape) => {
        const product = productOf(shape, variant);
        expectSame(byKernel(product, 0x7f), byKernel(product, 0));
      }),
      { numRuns: 20 },
    );
  });
});

const gaussian = (rows: number, columns: number, storage: Storage, seed: number) => {
  const stream = random(seed, 'test');
  const matrix = zeros(rows, columns, storage);
  for (let k = 0; k < matrix.data.length; k++) matrix.data[k] = stream.normal();
  return matrix;
};

test('float64 sums are in the order of the inner index, as in the twin, whatever the size', () => {
  for (const [rows, inner, columns] of [
    [16, 1682, 943],
    [33, 700, 17],
    [101, 257, 101],
  ]) {
    const product: Product = {
      A: gaussian(rows, inner, 'double', 1),
      B: gaussian(inner, columns, 'double', 2),
      out: 'double',
      transposeA: false,
      transposeB: false,
    };
    expectSame(byKernel(product), byPlain(product));
  }
});

test('float32 sums differ from the exact ones by one rounding a term at most', () => {
  fc.assert(
    fc.property(fc.tuple(size, size, size), fc.nat(), ([rows, inner, columns], seed) => {
      const product: Product = {
        A: gaussian(rows, inner, 'single', seed),
        B: gaussian(inner, columns, 'single', seed + 1),
        out: 'single',
        transposeA: false,
        transposeB: false,
      };
      const [C, D] = [byKernel(product), byPlain({ ...product, out: 'double' })];
      const sizes = byPlain({ ...product, A: absolute(product.A), B: absolute(product.B), out: 'double' });
      // Higham, Accuracy and Stability of Numerical Algorithms (2002), (3.13), to first order and 1 % more.
      const bound = 1.01 * inner * 2 ** -24;
      for (let k = 0; k < C.data.length; k++) {
        expect(Math.abs(C.data[k] - D.data[k])).toBeLessThanOrEqual(bound * sizes.data[k]);
      }
    }),
  );
});

const absolute = ({ rows, columns, data }: Matrix<FloatArray>) => new Matrix(rows, columns, data.map(Math.abs));

test('memory that grows between two products and within one changes nothing', () => {
  const fresh = compileKernels() as Kernels;
  const multiplyFresh = ({ A, B, transposeA, transposeB, ...rest }: Product) => {
    const [rows, , columns] = shapeOf({ A, B, transposeA, transposeB, ...rest });
    const C = zeros(rows, columns, rest.out);
    multiplyByKernel(fresh, A, B, C, transposeA, transposeB, false);
    return C;
  };
  const [small, large] = [productOf([7, 9, 11], variants[0]), productOf([280, 400, 300], variants[0])];
  const expected = [small, large, small].map(byPlain);
  const before = fresh.memory.buffer;
  expect([small, large, small].map(multiplyFresh)).toEqual(expected);
  expect(before.byteLength).toBe(0);
  expect(fresh.memory.buffer.byteLength).toBeGreaterThan(0);
});

test('kernel memory stays below 35 MB', () => {
  const huge = 1_000_000;
  for (const { transposeA, transposeB } of pure) {
    for (const [rows, columns] of [
      [huge, huge],
      [huge, 1],
      [1, huge],
    ]) {
      const sizes = bufferBytes(false, ...blockSizes(rows, huge, columns, transposeA, transposeB));
      expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(35e6);
    }
  }
});
