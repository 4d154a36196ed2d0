import { expect, test } from 'vitest';
import { kernelMemory } from './kernel-memory.js';

const pages = (count: number) => {
  const state = { buffer: new ArrayBuffer(count * 65_536), grown: [] as number[] };
  return {
    ...state,
    get buffer() {
      return state.buffer;
    },
    grow: (more: number) => {
      state.grown.push(more);
      state.buffer = new ArrayBuffer(state.buffer.byteLength + more * 65_536);
      return 0;
    },
  };
};

test('buffers begin on cache lines and at least a line apart', () => {
  const sizes = [1, 64, 65, 0, 1000];
  const offsets = kernelMemory(pages(1)).place(sizes);
  expect(offsets[0]).toBeGreaterThanOrEqual(64);
  offsets.forEach((offset, k) => {
    expect(offset % 64).toBe(0);
    if (k > 0) expect(offset - (offsets[k - 1] + sizes[k - 1])).toBeGreaterThanOrEqual(64);
  });
});

test('memory grows by as many pages as are missing and no more', () => {
  const memory = pages(1);
  const kernels = kernelMemory(memory);
  kernels.place([65_536 - 128]);
  expect(memory.grown).toEqual([]);
  const before = kernels.buffer;
  kernels.place([65_536 - 127]);
  expect(memory.grown).toEqual([1]);
  expect(kernels.buffer).not.toBe(before);
  kernels.place([10 * 65_536, 65_536]);
  expect(memory.grown).toEqual([1, 10]);
});
