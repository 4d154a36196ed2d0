import { expect, test } from 'vitest';
import { decompositionKernels, room } from './decomposition-kernels.js';
import { binary as decompositions } from './decompositions.generated.js';
import { binary as secular } from './secular.generated.js';
import { withoutKernels } from './without-kernels.js';

test('arrays come in one memory with the kernels on it', () => {
  const { arrays, kernels } = room(decompositionKernels, [100, 150]);
  expect(arrays.map(({ length }) => length)).toEqual([100, 150]);
  expect(arrays[0].buffer).toBe(arrays[1].buffer);
  expect(kernels).toBe(room(decompositionKernels, [1000]).kernels);
});

test('what is large has a memory of its own, which is not kept', () => {
  const { buffer } = room(decompositionKernels, [5_000_000]).arrays[0];
  expect(buffer.byteLength).toBeGreaterThan(4e7);
  expect(room(decompositionKernels, [5_000_000]).arrays[0].buffer).not.toBe(buffer);
});

test('few numbers, or none of WebAssembly, leave the work to the twin', () => {
  const few = room(decompositionKernels, [3, 4]);
  expect([few.kernels, few.arrays[1].length]).toEqual([undefined, 4]);
  expect(withoutKernels(() => room(decompositionKernels, [1000])).kernels).toBe(undefined);
});

test('both modules are small enough for every browser to compile while a page waits', () => {
  for (const binary of [decompositions, secular]) expect(atob(binary).length).toBeLessThanOrEqual(4096);
});
