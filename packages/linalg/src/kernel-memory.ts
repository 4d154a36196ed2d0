const pageBytes = 65_536;
const lineBytes = 64;

/** What is used of a WebAssembly.Memory; TypeScript declares it only together with a whole browser. */
export interface GrowableMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The linear memory that kernels compute in. It is ours alone: nothing in it outlives a call. */
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
        end += Math.ceil(size / lineBytes + 1) * lineBytes;
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
