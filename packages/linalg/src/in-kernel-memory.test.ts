import { afterEach, describe, expect, test, vi } from 'vitest';
import { inKernelMemory } from './in-kernel-memory.js';
import { productKernels } from './kernels.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { productScratch } from './multiply-kernel.js';
import { withoutKernels } from './without-kernels.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('arrays are zero, of their type and length, begin on cache lines and have an unused line between them', () => {
  const arrays = inKernelMemory(100, (make) => [
    make(3, 'float32'),
    make(1, 'float64'),
    make(17, 'int32'),
    make(16, 'float32'),
  ]);
  expect(arrays.map((array) => [array.constructor.name, array.length])).toEqual([
    ['Float32Array', 3],
    ['Float64Array', 1],
    ['Int32Array', 17],
    ['Float32Array', 16],
  ]);
  expect(new Set(arrays.map(({ buffer }) => buffer)).size).toBe(1);
  arrays.forEach((array, k) => {
    expect(array.every((value) => value === 0)).toBe(true);
    expect(array.byteOffset % 64).toBe(0);
    const end = k === 0 ? 64 + 100 : arrays[k - 1].byteOffset + arrays[k - 1].byteLength;
    expect(array.byteOffset - end).toBeGreaterThanOrEqual(64);
  });
});

test('build is called twice and must ask for the same arrays', () => {
  const build = vi.fn((make) => make(5, 'float64'));
  inKernelMemory(0, build);
  expect(build).toHaveBeenCalledTimes(2);
  let length = 4;
  expect(() => inKernelMemory(0, (make) => make(++length, 'float64'))).toThrow(/array 1 has another size/);
});

test('kernels are found for arrays of one memory, the same ones every time, and for no others', () => {
  const [a, b] = inKernelMemory(0, (make) => [make(4, 'float32'), make(4, 'float32')]);
  const other = inKernelMemory(0, (make) => make(4, 'float32'));
  expect(productKernels.holding(a, b)).toBeDefined();
  expect(productKernels.holding(a, b)).toBe(productKernels.holding(b));
  expect(productKernels.holding(a, other)).toBeUndefined();
  expect(productKernels.holding(new Float32Array(4))).toBeUndefined();
  expect(withoutKernels(() => productKernels.holding(a))).toBeUndefined();
});

describe.each(['float32', 'float64'] as const)('a product of %s in kernel memory', (type) => {
  test.each([
    [1, 1, 300],
    [16, 100, 100],
    [100, 100, 16],
    [100, 16, 100],
    [33, 70, 41],
    [7, 300, 2],
  ])('%i x %i x %i has the bits of the one that copies, overwriting or adding', (m, p, n) => {
    const largest = Math.max(m, p, n);
    const [A, B, C] = inKernelMemory(productScratch(largest), (make) =>
      [[m, p] as const, [p, n] as const, [m, n] as const].map(([rows, columns], k) => {
        const matrix = new Matrix(rows, columns, make(rows * columns, type));
        matrix.data.forEach((_, i) => {
          matrix.data[i] = (((i * (7 + k)) % 31) - 15) / 8;
        });
        return matrix;
      }),
    );
    const plain = ({ rows, columns, data }: typeof A) => new Matrix(rows, columns, data.slice());
    const [a, b, c] = [A, B, C].map(plain);
    const before = C.data.buffer;
    for (const add of [false, true]) {
      multiply(A, B, { out: C, add });
      multiply(a, b, { out: c, add });
      expect(C.data).toEqual(c.data);
    }
    expect(C.data.buffer).toBe(before);
  });
});

test('a product whose scratch space is too small is copied instead, with the same bits', () => {
  const ones = (rows: number, columns: number, data: Float64Array) => new Matrix(rows, columns, data.fill(1.5));
  const [A, B, C] = inKernelMemory(0, (make) => [0, 1, 2].map(() => ones(20, 20, make(400, 'float64'))));
  expect(multiply(A, B, { out: C }).data.every((value) => value === 20 * 2.25)).toBe(true);
});

test.each([
  ['there is no WebAssembly', undefined],
  [
    'the memory is refused',
    {
      ...(globalThis as { WebAssembly?: object }).WebAssembly,
      Memory: class {
        constructor() {
          throw new RangeError('could not allocate memory');
        }
      },
    },
  ],
])('plain arrays serve where %s', async (_, replacement) => {
  vi.stubGlobal('WebAssembly', replacement);
  const fresh = await import('./in-kernel-memory.js');
  const build = vi.fn((make) => make(5, 'float64'));
  const array = fresh.inKernelMemory(0, build);
  expect(build).toHaveBeenCalledTimes(1);
  expect(array.buffer.byteLength).toBe(40);
});
