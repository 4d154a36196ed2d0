import { expect, test } from 'vitest';
import { room } from './decomposition-kernels.js';
import { withoutKernels } from './without-kernels.js';

test('arrays come in one memory with the kernels on it', () => {
  const { arrays, kernels } = room([100, 150]);
  expect(arrays.map(({ length }) => length)).toEqual([100, 150]);
  expect(arrays[0].buffer).toBe(arrays[1].buffer);
  expect(kernels).toBe(room([1000]).kernels);
});

test('what is large has a memory of its own, which is not kept', () => {
  const { buffer } = room([5_000_000]).arrays[0];
  expect(buffer.byteLength).toBeGreaterThan(4e7);
  expect(room([5_000_000]).arrays[0].buffer).not.toBe(buffer);
});

test('few numbers, or none of WebAssembly, leave the work to the twin', () => {
  const few = room([3, 4]);
  expect([few.kernels, few.arrays[1].length]).toEqual([undefined, 4]);
  expect(withoutKernels(() => room([1000])).kernels).toBe(undefined);
});
