import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inKernelMemory, type MakeArray, memoryHolding } from './in-kernel-memory.js';
import { Matrix } from './matrix.js';
import { multiply } from './multiply.js';
import { productScratch } from './multiply-kernel.js';
import { withoutKernels } from './without-kernels.js';

const three = (make: MakeArray) => ({
  single: make(3, 'float32'),
  double: make(5, 'float64'),
  index: make(7, 'int32'),
});

test('build is called twice, and what the second call makes is kept', () => {
  const made: object[] = [];
  const kept = inKernelMemory(0, (make) => {
    made.push(three(make));
    return made[made.length - 1];
  });
  expect(made).toHaveLength(2);
  expect(kept).toBe(made[1]);
});

test('arrays are zero, of their type and length, on cache lines, a line apart and behind the scratch space', () => {
  const { single, double, index } = inKernelMemory(1000, three);
  expect([single, double, index]).toEqual([new Float32Array(3), new Float64Array(5), new Int32Array(7)]);
  let end = 64 + 1000;
  for (const array of [single, double, index]) {
    expect(array.byteOffset % 64).toBe(0);
    expect(array.byteOffset - end).toBeGreaterThanOrEqual(64);
    end = array.byteOffset + array.byteLength;
  }
  expect(single.buffer.byteLength - end).toBeGreaterThanOrEqual(64);
});

test('an empty array and no array at all are made as well', () => {
  expect(inKernelMemory(0, (make) => make(0, 'float64'))).toHaveLength(0);
  expect(inKernelMemory(0, () => 'nothing')).toBe('nothing');
});

test('asking for another size the second time is an error that says which array', () => {
  let call = 0;
  const build = (make: MakeArray) => [make(4, 'float32'), make(4 + call++, 'float64')];
  expect(() => inKernelMemory(0, build)).toThrow(
    'inKernelMemory: array 2 has another size than at the first call of build.',
  );
  const longer = (make: MakeArray) => Array.from({ length: ++call }, () => make(4, 'float32'));
  expect(() => inKernelMemory(0, longer)).toThrow('another size');
});

test('one memory holds the arrays of one call, and no others', () => {
  const [first, second] = [inKernelMemory(0, three), inKernelMemory(0, three)];
  const memory = memoryHolding(Object.values(first));
  expect(memory?.buffer).toBe(first.single.buffer);
  expect(memoryHolding([second.single])).not.toBe(memory);
  expect(memoryHolding([first.single, second.single])).toBeUndefined();
  expect(memoryHolding([first.single, new Float32Array(3)])).toBeUndefined();
  expect(memoryHolding([new Float32Array(3)])).toBeUndefined();
  expect(memoryHolding([first.double.subarray(1, 2)])).toBe(memory);
});

test('without kernels the arrays are plain', () => {
  const { single } = withoutKernels(() => inKernelMemory(0, three));
  expect(single.buffer.byteLength).toBe(12);
});

test('products of any size leave the memory as large as it is, and its arrays valid', () => {
  const matrix = (n: number, make: MakeArray) => new Matrix(n, n, make(n * n, 'float64'));
  const matrices = inKernelMemory(productScratch(20), (make) => [0, 1, 2].map(() => matrix(20, make)));
  const [A, B, C] = matrices;
  A.data.fill(1);
  B.data.fill(2);
  const { buffer } = A.data;
  const bytes = buffer.byteLength;
  multiply(A, B, { out: C });
  // More scratch than there is: copied to another memory, which grows.
  const large = inKernelMemory(productScratch(1), (make) => [0, 1, 2].map(() => matrix(300, make)));
  large[0].data.fill(1);
  multiply(large[0], large[0], { out: large[2] });
  expect(large[2].data.every((x) => x === 300)).toBe(true);
  expect(A.data.buffer).toBe(buffer);
  expect(buffer.byteLength).toBe(bytes);
  expect(C.data.every((x) => x === 40)).toBe(true);
});

describe('where memory can not be had', () => {
  const refuse = class {
    constructor() {
      throw new RangeError('refused');
    }
  };
  beforeEach(() => vi.resetModules());
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test.each([
    ['there is no WebAssembly', undefined],
    ['the memory is refused', { Memory: refuse }],
  ])('the plain arrays of the only call serve: %s', async (_, replacement) => {
    vi.stubGlobal('WebAssembly', replacement);
    const { inKernelMemory } = await import('./in-kernel-memory.js');
    const build = vi.fn(three);
    const { single, double } = inKernelMemory(1000, build);
    expect(build).toHaveBeenCalledTimes(1);
    expect([single.buffer.byteLength, double.buffer.byteLength]).toEqual([12, 40]);
  });
});
