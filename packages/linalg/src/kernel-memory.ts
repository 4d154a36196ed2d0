import { type GrowableMemory, pageBytes } from './web-assembly.js';

const lineBytes = 64;

/** A linear memory that kernels compute in. */
export interface KernelMemory {
  /**
   * Byte offsets of one buffer of each size, each on a cache line of its own with an unused line before and behind. The
   * memory grows where it must, so views are made after this. What a buffer holds is arbitrary.
   */
  place(sizes: readonly number[]): number[];
  /** The buffer of bytes as it is now; another one after the memory has grown. */
  readonly buffer: ArrayBuffer;
}

/** @throws RangeError, from {@link KernelMemory.place}, where the memory can't grow. */
export function kernelMemory(memory: GrowableMemory): KernelMemory {
  return Object.freeze<KernelMemory>({
    place: (sizes) => {
      let end = lineBytes;
      const offsets = sizes.map((size) => {
        const start = end;
        end += stride(size);
        return start;
      });
      const missing = end - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
      return offsets;
    },
    get buffer() {
      return memory.buffer;
    },
  });
}

/** Bytes that {@link KernelMemory.place} needs for buffers of these sizes. */
export function sizeOf(sizes: readonly number[]): number {
  return sizes.reduce((end, size) => end + stride(size), lineBytes);
}

const stride = (size: number) => Math.ceil(size / lineBytes + 1) * lineBytes;
