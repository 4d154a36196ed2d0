import { type FloatArray, Matrix, random } from '@lowrank/linalg';
import { inKernelMemory, withoutKernels } from '@lowrank/linalg/kernels';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addScaled } from './add-scaled.js';
import { choleskyInverse } from './cholesky-inverse.js';
import { frobenius } from './frobenius.js';
import { gramOfRows } from './gram-of-rows.js';
import { gather, scatterAdd } from './observed-entries.js';
import { smallEigen } from './small-eigen.js';
import { productAt, sparseTimes, sparseTransposeTimes } from './sparse-product.js';
import { transposeTo } from './transpose-to.js';

type Type = 'float32' | 'float64';
type Made = Record<string, FloatArray | Int32Array>;
const sizes = fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33);

/**
 * Runs `compute` on arrays in kernel memory, by the kernels and by the twins, from the same random numbers. The lines between
 * the arrays must stay as they were. Returns the arrays after both.
 */
function both(
  lengths: Record<string, readonly [number, Type | 'int32']>,
  fill: (arrays: Made) => void,
  compute: (arrays: Made) => unknown,
): [kernel: Made, twin: Made] {
  const run = (act: (f: () => void) => void): Made => {
    const arrays = inKernelMemory(0, (make) =>
      Object.fromEntries(Object.entries(lengths).map(([name, [length, type]]) => [name, make(length, type as Type)])),
    ) as Made;
    const bytes = new Uint8Array(Object.values(arrays)[0].buffer).fill(0xa5);
    for (const array of Object.values(arrays)) array.fill(0);
    fill(arrays);
    act(() => {
      arrays.result = Float64Array.of(Number(compute(arrays) ?? 0));
    });
    const { result, ...inMemory } = arrays;
    const covered = new Uint8Array(bytes.length);
    for (const { byteOffset, byteLength } of Object.values(inMemory))
      covered.fill(1, byteOffset, byteOffset + byteLength);
    expect(bytes.every((byte, k) => covered[k] === 1 || byte === 0xa5)).toBe(true);
    return { ...inMemory, result };
  };
  return [run((f) => f()), run((f) => withoutKernels(f))];
}

const normal = (array: FloatArray | Int32Array, seed: number) => {
  const stream = random(seed, 'test');
  for (let k = 0; k < array.length; k++) array[k] = stream.normal();
};

/** Each of `terms` products and sums rounds by 2^-24 or 2^-53 of the sum of the sizes, in either code. */
function expectNear(actual: FloatArray, expected: FloatArray, scale: number, terms: number): void {
  const unit = actual.BYTES_PER_ELEMENT === 4 ? 2 ** -24 : 2 ** -53;
  actual.forEach((value, k) => {
    expect(Math.abs(value - expected[k])).toBeLessThanOrEqual(2 * (terms + 2) * unit * scale);
  });
}

describe.each(['float32', 'float64'] as const)('kernels and twins in %s', (type) => {
  test('add scaled numbers alike, to a rounding', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (n, seed) => {
        const [a, b] = both(
          { x: [n, type], y: [n, type] },
          ({ x, y }) => [normal(x, seed), normal(y, seed + 1)],
          ({ x, y }) => addScaled(0.37, x as FloatArray, y as FloatArray),
        );
        expectNear(a.y as FloatArray, b.y as FloatArray, 10, 1);
      }),
    );
  });

  test('gather and scatter alike, to the bit, also where an entry comes twice', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (n, count, seed) => {
        const [a, b] = both(
          { at: [count, 'int32'], x: [n, type], values: [count, type] },
          ({ at, x }) => {
            normal(x, seed);
            for (let k = 0; k < count; k++) at[k] = Math.floor(n * ((k * 0.618 + seed * 0.37) % 1));
          },
          ({ at, x, values }) => {
            gather(at as Int32Array, x as FloatArray, values as FloatArray);
            scatterAdd(at as Int32Array, values as FloatArray, x as FloatArray);
          },
        );
        expect(a).toEqual(b);
      }),
    );
  });

  test('transpose alike, to the bit', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (m, n, seed) => {
        const [a, b] = both(
          { A: [m * n, type], out: [m * n, type] },
          ({ A }) => normal(A, seed),
          ({ A, out }) => transposeTo(new Matrix(m, n, A as FloatArray), new Matrix(n, m, out as FloatArray)),
        );
        expect(a).toEqual(b);
      }),
    );
  });

  test('multiply at observed entries alike, and by sparse matrices, to the rounding of the sums', () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, fc.integer({ min: 1, max: 40 }), fc.nat(), (m, n, width, count, seed) => {
        const [a, b] = both(
          {
            rowIndices: [count, 'int32'],
            columnIndices: [count, 'int32'],
            at: [count, 'int32'],
            A: [m * width, type],
            Bt: [n * width, type],
            s: [count, type],
            left: [m * width, type],
            right: [n * width, type],
          },
          ({ rowIndices, columnIndices, A, Bt }) => {
            normal(A, seed);
            normal(Bt, seed + 1);
            for (let k = 0; k < count; k++) {
              rowIndices[k] = (k * 7 + seed) % m;
              columnIndices[k] = (k * 5 + seed) % n;
            }
          },
          (arrays) => {
            const entries = arrays as unknown as Parameters<typeof productAt>[0];
            const [A, Bt] = [
              new Matrix(m, width, arrays.A as FloatArray),
              new Matrix(n, width, arrays.Bt as FloatArray),
            ];
            productAt(entries, A, Bt, arrays.s as FloatArray);
            sparseTimes(entries, arrays.s as FloatArray, Bt, new Matrix(m, width, arrays.left as FloatArray));
            sparseTransposeTimes(entries, arrays.s as FloatArray, A, new Matrix(n, width, arrays.right as FloatArray));
          },
        );
        // Entries of A and B are below 6, so sums are below 36 width and 6 * 36 width * count.
        expectNear(a.s as FloatArray, b.s as FloatArray, 36 * width, width);
        for (const name of ['left', 'right']) {
          expectNear(a[name] as FloatArray, b[name] as FloatArray, 216 * width * count, width + count);
        }
      }),
    );
  });

  test('have the Gram matrix of rows and the Frobenius norm alike, to the bit', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (k, n, seed) => {
        const [a, b] = both(
          { A: [k * n, type], gram: [k * k, 'float64'] },
          ({ A }) => normal(A, seed),
          ({ A, gram }) => {
            const matrix = new Matrix(k, n, A as FloatArray);
            gramOfRows(matrix, gram as FloatArray);
            return frobenius(matrix);
          },
        );
        expect(a).toEqual(b);
      }),
    );
  });
});

/** The symmetric matrix with these eigenvalues in a random basis, with what smallEigen makes of it. */
function decompose(values: readonly number[], seed: number) {
  const n = values.length;
  const half = new Float64Array(n * n);
  normal(half, seed);
  const A = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) A[i * n + j] += values[k] * half[i * n + k] * half[j * n + k];
    }
  }
  const lengths = { matrix: n * n + n, vectors: n * n, values: n, beside: n };
  const [kernel, twin] = both(
    Object.fromEntries(Object.entries(lengths).map(([name, length]) => [name, [length, 'float64'] as const])),
    ({ matrix }) => matrix.set(A),
    (arrays) => smallEigen(arrays as unknown as Parameters<typeof smallEigen>[0]),
  );
  return { A, n, kernel, twin };
}

describe('smallEigen', () => {
  test.each([
    ['distinct', [5, 3, 2, 1, 0.5, 0.1, 0.01]],
    ['repeated', [2, 2, 2, 1, 1]],
    ['of both signs', [3, -3, 1, -1, 0]],
    ['zero', [0, 0, 0]],
    ['one', [4]],
    ['two', [4, 1e-9]],
    ['graded over 16 digits', Array.from({ length: 16 }, (_, k) => 10 ** -k)],
    ['many', Array.from({ length: 48 }, (_, k) => 1 / (1 + k))],
    ['tiny', [1e-300, 1e-301, 0]],
    ['huge', [1e299, 1e290, 1]],
  ])('finds values that are %s: A v = lambda v, v orthonormal, in descending order', (_, values) => {
    const { A, n, kernel, twin } = decompose(values, n0(values));
    expect(kernel).toEqual(twin);
    const { values: lambda, vectors: V } = kernel;
    const size = Math.max(...A.map(Math.abs), Number.MIN_VALUE);
    for (let k = 0; k < n; k++) {
      if (k > 0) expect(lambda[k]).toBeLessThanOrEqual(lambda[k - 1]);
      for (let i = 0; i < n; i++) {
        let [image, product] = [0, 0];
        for (let j = 0; j < n; j++) {
          image += (A[i * n + j] / size) * V[k * n + j];
          product += V[k * n + j] * V[i * n + j];
        }
        // Householder and QL are backward stable: a few units of rounding for each of n steps.
        expect(Math.abs(image - (lambda[k] / size) * V[k * n + i])).toBeLessThan(1e-14 * n);
        expect(Math.abs(product - (i === k ? 1 : 0))).toBeLessThan(1e-14 * n);
      }
    }
  });
});

const n0 = (values: readonly number[]) => values.length;

describe('choleskyInverse', () => {
  test('is L^-1 D to the bit of its twin, and L^-1 D G D L^-T is the identity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), (n, seed) => {
        const rows = new Float64Array(n * (n + 8));
        normal(rows, seed);
        const G = new Float64Array(n * n);
        gramOfRows(new Matrix(n, n + 8, rows), G);
        const [kernel, twin] = both(
          { G: [n * n, 'float64'], inverse: [n * n, 'float64'], scale: [n, 'float64'] },
          (arrays) => arrays.G.set(G),
          ({ G: g, inverse, scale }) =>
            choleskyInverse(g as FloatArray, inverse as FloatArray, scale as FloatArray, 1e-9),
        );
        expect(kernel).toEqual(twin);
        const pivot = kernel.result[0];
        expect(pivot).toBeGreaterThan(0);
        const T = kernel.inverse;
        for (let p = 0; p < n; p++) {
          for (let q = 0; q < n; q++) {
            let sum = 0;
            for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += T[i * n + p] * G[i * n + j] * T[j * n + q];
            // The error of Cholesky QR is rounding divided by the smallest squared pivot.
            expect(Math.abs(sum - (p === q ? 1 : 0))).toBeLessThan((1e-14 * n * n) / pivot);
          }
        }
      }),
    );
  });

  test.each([
    ['dependent rows', [1, 1, 1, 1]],
    ['a row of zeros', [1, 0, 0, 0]],
    ['a row out of range', [1e290, 0, 0, 1]],
    ['NaN', [1, 0, 0, Number.NaN]],
  ])('returns 0 for %s', (_, G) => {
    const [kernel, twin] = both(
      { G: [4, 'float64'], inverse: [4, 'float64'], scale: [2, 'float64'] },
      (arrays) => arrays.G.set(G),
      ({ G: g, inverse, scale }) => choleskyInverse(g as FloatArray, inverse as FloatArray, scale as FloatArray, 1e-9),
    );
    expect([kernel.result[0], twin.result[0]]).toEqual([0, 0]);
  });
});
