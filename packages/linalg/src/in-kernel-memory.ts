import { kernelMemory, sizeOf } from './kernel-memory.js';
import type { FloatArray } from './state.js';
import { type GrowableMemory, makeMemory } from './web-assembly.js';
import { forbidden } from './without-kernels.js';

/** Makes zeroed arrays, all of them in one place. */
export interface MakeArray {
  (length: number, type: 'float32'): Float32Array<ArrayBuffer>;
  (length: number, type: 'float64'): Float64Array<ArrayBuffer>;
  (length: number, type: 'int32'): Int32Array<ArrayBuffer>;
  (length: number, type: 'float32' | 'float64'): FloatArray;
}

/** A memory that was handed out: its first buffer is scratch space for kernels. */
interface Held {
  readonly memory: GrowableMemory;
  readonly scratchBytes: number;
}

const constructors = { float32: Float32Array, float64: Float64Array, int32: Int32Array };
const held = new WeakMap<ArrayBufferLike, Held>();

/**
 * What `build` makes, with its arrays in a kernel memory of their own, so that kernels compute on them where they are and
 * plain code on the same bytes. That memory never grows, so the arrays stay valid whatever else is computed meanwhile, and
 * it goes when nothing refers to them any more.
 *
 * `build` is called twice: on plain arrays, to learn how much room it needs, and on the arrays to keep. Where there is no
 * WebAssembly, or not enough memory for it, the plain arrays are kept.
 *
 * @param scratchBytes - room for what kernels need while they run; see {@link productScratch}.
 * @param build - called with a maker of zeroed arrays; it must ask for the same arrays both times.
 * @returns what the last call of `build` returned.
 * @throws Error where `build` asks for an array of another size the second time.
 * @example
 * ```ts
 * import { Matrix, multiply } from '@lowrank/linalg';
 * import { inKernelMemory, productScratch } from '@lowrank/linalg/kernels';
 *
 * const [A, B, C] = inKernelMemory(productScratch(100), (make) =>
 *   [0, 1, 2].map(() => new Matrix(100, 100, make(10_000, 'float32'))),
 * );
 * multiply(A, B, { out: C }); // nothing is copied
 * ```
 */
export function inKernelMemory<T>(scratchBytes: number, build: (make: MakeArray) => T): T {
  const sizes = [scratchBytes];
  const plain = build(((length: number, type: keyof typeof constructors) => {
    const array = new constructors[type](length);
    sizes.push(array.byteLength);
    return array;
  }) as MakeArray);
  const memory = forbidden() ? undefined : makeMemory(sizeOf(sizes));
  if (!memory) return plain;
  const offsets = kernelMemory(memory).place(sizes);
  held.set(memory.buffer, { memory, scratchBytes });
  let next = 1;
  return build(((length: number, type: keyof typeof constructors) => {
    const place = next++;
    if (length * constructors[type].BYTES_PER_ELEMENT !== sizes[place]) {
      throw new Error(`inKernelMemory: array ${place} has another size than at the first call of build.`);
    }
    return new constructors[type](memory.buffer, offsets[place], length);
  }) as MakeArray);
}

/** The one memory made here that holds all of these arrays, if there is one. */
export function memoryHolding(arrays: readonly ArrayBufferView[]): GrowableMemory | undefined {
  const { buffer } = arrays[0];
  for (let k = 1; k < arrays.length; k++) if (arrays[k].buffer !== buffer) return undefined;
  return held.get(buffer)?.memory;
}

/** Where the scratch space of the memory behind `buffer` begins, and its bytes. */
export function scratchOf(buffer: ArrayBufferLike): [start: number, bytes: number] {
  return [64, held.get(buffer)?.scratchBytes ?? 0];
}
